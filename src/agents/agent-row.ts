import type { AgentRegistration } from '../config/index.ts';
import type { NetworkClass } from '../outbound/index.ts';
import { type Json, type JsonObject, parseJson, stringifyJson } from '../protocol/index.ts';
import type { AgentsTable, Sealer } from '../store/index.ts';
import type { Pause } from './agent.ts';
import type { AgentEntry } from './agent-entry.ts';
import { type Proof, type Proofs, UNPROVED } from './card-proof.ts';
import { deploymentsOf } from './proving.ts';
import { joinSecrets, type Secrets, splitSecrets } from './registration-secrets.ts';

type ProofColumns = Pick<AgentsTable, 'network' | 'upstream_card' | 'card_fetched_at' | 'other_proofs'>;

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
    ...proofColumns(entry),
    paused: entry.paused && stringifyJson({ ...entry.paused }),
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
  const registration = joinSecrets(open, secrets);
  return {
    id: row.id,
    source: row.source === 'config' ? 'config' : 'api',
    registration,
    enabled: row.enabled === 1,
    public: row.public === 1,
    paused: row.paused === null ? null : (parseJson(row.paused) as unknown as Pause),
    proofs: readProofs(row, registration),
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}

/** What is known of the first deployment stands in columns, what is known of the others in one. */
function proofColumns(entry: AgentEntry): ProofColumns {
  const [first = UNPROVED, ...others] = deploymentsOf(entry).map(({ proof }) => proof);
  return {
    network: first.network ?? UNKNOWN_NETWORK,
    upstream_card: first.card && stringifyJson(first.card),
    card_fetched_at: first.cardFetchedAt,
    other_proofs: others.length === 0 ? null : stringifyJson(others.map(storable)),
  };
}

/** Why a card could not be fetched is found out anew after a restart. */
const storable = ({ network, card, cardFetchedAt }: Proof): JsonObject => ({ network, card, cardFetchedAt });

function readProofs(row: ProofColumns & { id: string }, registration: AgentRegistration): Proofs {
  const first: Proof = {
    network: row.network === UNKNOWN_NETWORK ? null : (row.network as NetworkClass),
    card: row.upstream_card === null ? null : (parseJson(row.upstream_card) as JsonObject),
    cardFetchedAt: row.card_fetched_at,
    cardError: null,
  };
  const others = row.other_proofs === null ? [] : (parseJson(row.other_proofs) as unknown as Proof[]);
  const ids = deploymentsOf({ id: row.id, registration, proofs: new Map() }).map(({ id }) => id);
  const known = [first, ...others.map((proof) => ({ ...proof, cardError: null }))];
  return new Map(ids.map((id, index) => [id, known[index] ?? UNPROVED]));
}

/** A sealed text opens only in the row it was sealed for. */
const sealContext = (id: string): string => `agents:${id}:secrets`;
