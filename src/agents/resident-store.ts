import { SwitchboardError } from '../protocol/index.ts';
import type { Sealer } from '../store/index.ts';
import { type AgentEntry, type AgentRules, type Resident, resident } from './agent-entry.ts';
import type { AgentRepository } from './agent-repository.ts';
import { rowOf } from './agent-row.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Roster } from './roster.ts';

/** Changes agents in the database first and in memory then, so that both always tell the same. */
export interface ResidentStore {
  /**
   * Refuses a name that is taken before anything is asked of the agent.
   *
   * @throws SwitchboardError CONFLICT, also for a name that is another agent's id: ids are looked up first
   */
  requireFreeName(id: string, name: string): void;
  /** @throws SwitchboardError CONFLICT when the name is taken */
  add(entry: AgentEntry): Promise<Resident>;
  /**
   * Puts an entry in the place of another, unless that was replaced meanwhile.
   *
   * @returns undefined when it was: look again
   * @throws SwitchboardError CONFLICT when the new name is taken
   */
  replace(before: AgentEntry, after: AgentEntry): Promise<Resident | undefined>;
  remove(id: string): Promise<void>;
  /** Makes exactly these agents of the API public. */
  publishOnly(ids: ReadonlySet<string>, updated: { at: number; by: string }): Promise<void>;
  /** Takes an entry in without the database, e.g. why a card could not be fetched. */
  keep(entry: AgentEntry): Resident;
}

export interface ResidentStoreParts {
  roster: Roster;
  repository: AgentRepository;
  sealer: Sealer;
  /** Read anew each time: a reload of the config file changes them. */
  rules: () => AgentRules;
  /** An agent has come, was registered otherwise, or is gone. */
  onRegistration: (id: string) => void;
}

export function createResidentStore(parts: ResidentStoreParts): ResidentStore {
  const { roster, repository, sealer, rules, onRegistration } = parts;
  const inTurn = oneAtATime();

  const keep = (entry: AgentEntry): Resident => {
    const kept = resident(entry, rules());
    const before = roster.get(entry.id)?.entry.registration;
    roster.put(kept);
    if (before !== entry.registration) onRegistration(entry.id);
    return kept;
  };
  const requireFreeName = (id: string, name: string): void => {
    const holder = roster.get(name);
    if (!holder || holder.entry.id === id) return;
    throw nameTaken(name, holder.entry.source === 'config' ? ' in the config file' : '');
  };

  return {
    keep,
    requireFreeName,

    add: (entry) =>
      inTurn(async () => {
        const { agent_name: name } = entry.registration;
        requireFreeName(entry.id, name);
        if (!(await repository.insert(rowOf(entry, sealer)))) throw nameTaken(name);
        return keep(entry);
      }),

    replace: (before, after) =>
      inTurn(async () => {
        if (roster.get(before.id)?.entry !== before) return undefined;
        const { agent_name: name } = after.registration;
        requireFreeName(after.id, name);
        const row = rowOf(after, sealer);
        // A config agent gets its row with its first card.
        const saved = (await repository.update(row)) || (after.source === 'config' && (await repository.insert(row)));
        if (!saved) throw nameTaken(name);
        return keep(after);
      }),

    remove: (id) =>
      inTurn(async () => {
        await repository.remove(id);
        roster.delete(id);
        onRegistration(id);
      }),

    publishOnly: (ids, updated) =>
      inTurn(async () => {
        await repository.publishOnly([...ids], updated);
        for (const { entry } of roster.residents()) {
          const isPublic = ids.has(entry.id);
          if (entry.source === 'config' || entry.public === isPublic) continue;
          keep({ ...entry, public: isPublic, updatedAt: updated.at, updatedBy: updated.by });
        }
      }),
  };
}

const nameTaken = (name: string, where = ''): SwitchboardError =>
  new SwitchboardError(
    'CONFLICT',
    `Agent with name ${name} already exists${where}. Names are unique: choose another one.`,
  );
