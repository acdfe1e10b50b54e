/** Which session a response of a provider belongs to. */
export interface ResponseSessionsTable {
  /** SHA-256 of the provider's id, base64url. */
  id: string;
  session_id: string;
  answered_at: number;
  /** Whose it is; empty for those of no key, null for those of before that was kept. */
  key_id: string | null;
}

/** Deployments of models that were registered over the API. */
export interface ModelEntriesTable {
  id: string;
  model_name: string;
  /** JSON of `litellm_params`, sealed as a whole: any of them may hold a secret. */
  params: string;
  /** JSON of `model_info`. */
  info: string;
  created_at: number;
  created_by: string;
  updated_at: number;
  updated_by: string;
}
