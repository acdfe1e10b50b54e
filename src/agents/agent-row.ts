import type { AgentRegistration } from '../config/index.ts';
import type { NetworkClass } from '../outbound/index.ts';
import { type Json, type JsonObject, parseJson, stringifyJson } from '../protocol/index.ts';
import type { AgentsTable, Sealer } from '../store/index.ts';
import type { AgentEntry } from './agent-entry.ts';
import { joinSecrets, type Secrets, splitSecrets } from './registration-secrets.ts';

/** The class of an address whose name could not be resolved when it was registered. */
const UNKNOWN_NETWORK = 'unknown';

/** An entry as its row: secrets apart, sealed. */
export function rowOf(entry: AgentEntry, sealer: Sealer): AgentsTable {
  const { open, secrets } = splitSecrets(entry.registration);
  const hasSecrets = Object.keys(secrets).length > 0;
  return {
    id: entry.id,
    name: entry.registration.agent_name,
    source: entry.source,
    registration: stringifyJson(open as Json),
    secrets: hasSecrets ? sealer.seal(stringifyJson(secrets), sealContext(entry.id)) : null,
    enabled: Number(entry.enabled),
    public: Number(entry.public),
    network: entry.network ?? UNKNOWN_NETWORK,
    upstream_card: entry.card && stringifyJson(entry.card),
    card_fetched_at: entry.cardFetchedAt,
    created_at: entry.createdAt,
    created_by: entry.createdBy,
    updated_at: entry.updatedAt,
    updated_by: entry.updatedBy,
  };
}

/** @throws SwitchboardError INTERNAL when the secrets were sealed with another salt key */
export function entryOf(row: AgentsTable, sealer: Sealer): AgentEntry {
  const open = parseJson(row.registration) as unknown as AgentRegistration;
  const secrets = row.secrets === null ? {} : (parseJson(sealer.open(row.secrets, sealContext(row.id))) as Secrets);
  return {
    id: row.id,
    source: row.source === 'config' ? 'config' : 'api',
    registration: joinSecrets(open, secrets),
    enabled: row.enabled === 1,
    public: row.public === 1,
    network: row.network === UNKNOWN_NETWORK ? null : (row.network as NetworkClass),
    card: row.upstream_card === null ? null : (parseJson(row.upstream_card) as JsonObject),
    cardFetchedAt: row.card_fetched_at,
    cardError: null,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}

/** A sealed text opens only in the row it was sealed for. */
const sealContext = (id: string): string => `agents:${id}:secrets`;
