import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { AgentRegistration } from '../config/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import type { AgentEntry } from './agent-entry.ts';
import { lastingProofs } from './card-proof.ts';
import { resolveMarkers } from './registration-secrets.ts';
import { readTerms } from './registration-terms.ts';
import type { ResidentStore } from './resident-store.ts';
import type { Roster } from './roster.ts';

export interface ConfigAgentsParts {
  roster: Roster;
  store: ResidentStore;
  /** Entries of the config file's agents as the database remembers them; taken out as they are used. */
  remembered: Map<string, AgentEntry>;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
  /** Called for each agent whose card is to be proved. */
  onArrival: (id: string) => void;
}

/** The same on each start, so that grants by id keep their meaning (LiteLLM's rule). */
const configAgentId = (name: string): string => createHash('sha256').update(name).digest('hex');

/** Makes the roster's config agents exactly those of the file. Waits for no agent. */
export async function syncConfigAgents(
  registrations: readonly AgentRegistration[],
  parts: ConfigAgentsParts,
): Promise<void> {
  const wanted = new Map(registrations.map((registration) => [configAgentId(registration.agent_name), registration]));
  await removeUnwanted(wanted, parts);
  for (const [id, registration] of wanted) {
    const holder = parts.roster.get(registration.agent_name)?.entry;
    if (holder && holder.source === 'api') {
      parts.log.warn(
        { agent: registration.agent_name },
        'an agent of the API has the name of an agent in the config file: the one of the API stays, the entry is left out. ' +
          'Rename one of them, or delete the agent with DELETE /v1/agents/{agent_id}',
      );
      continue;
    }
    takeOver(id, registration, parts);
  }
}

async function removeUnwanted(
  wanted: ReadonlyMap<string, unknown>,
  { roster, store, remembered }: ConfigAgentsParts,
): Promise<void> {
  const known = roster.residents().map(({ entry }) => entry);
  for (const { id, source } of [...known, ...remembered.values()]) {
    if (source !== 'config' || wanted.has(id)) continue;
    remembered.delete(id);
    await store.remove(id);
  }
}

function takeOver(id: string, registration: AgentRegistration, parts: ConfigAgentsParts): void {
  const { roster, store, remembered, clock, log } = parts;
  try {
    const before = roster.get(id)?.entry ?? remembered.get(id);
    remembered.delete(id);
    store.keep(configEntry(id, registration, before, clock()));
    parts.onArrival(id);
  } catch (error) {
    if (!(error instanceof SwitchboardError)) throw error;
    log.error({ agent: registration.agent_name, reason: error.message }, 'an agent of the config file is left out');
  }
}

/** Cards and network classes outlive a restart as long as they are those of the same addresses; a pause always does. */
function configEntry(
  id: string,
  registration: AgentRegistration,
  before: AgentEntry | undefined,
  now: number,
): AgentEntry {
  const { enabled = true, public: _, ...rest } = resolveMarkers(registration, {});
  const terms = readTerms(registration);
  return {
    id,
    source: 'config',
    registration: rest,
    enabled,
    public: terms.public ?? false,
    paused: before?.paused ?? null,
    proofs: before ? lastingProofs({ id, registration: rest }, before) : new Map(),
    createdAt: before?.createdAt ?? now,
    createdBy: 'config',
    updatedAt: now,
    updatedBy: 'config',
  };
}
