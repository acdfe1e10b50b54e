export interface AgentsTable {
  id: string;
  name: string;
  /** `api`, or `config` for what is remembered of an agent of the config file. */
  source: string;
  /** JSON of the registration without secrets. */
  registration: string;
  /** JSON of the registration's secrets, sealed. */
  secrets: string | null;
  enabled: number;
  public: number;
  /** JSON of `{reason, at, by}` while all calls are stopped. */
  paused: string | null;
  network: string;
  /** JSON of the card as last fetched: this, `network` and `card_fetched_at` are those of the first deployment. */
  upstream_card: string | null;
  card_fetched_at: number | null;
  /** JSON list of `{network, card, cardFetchedAt}` of the other deployments, in their order; null when there are none. */
  other_proofs: string | null;
  created_at: number;
  created_by: string;
  updated_at: number;
  updated_by: string;
}

export interface AgentCardChangesTable {
  id: string;
  agent_id: string;
  changed_at: number;
  /** JSON list of `{path, before, after}`. */
  changes: string;
}

/** When a deployment's health checks turned. */
export interface DeploymentHealthChangesTable {
  id: string;
  agent_id: string;
  deployment_id: string;
  changed_at: number;
  healthy: number;
  /** Why it is not healthy. */
  reason: string | null;
}
