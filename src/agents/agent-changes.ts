import type { AgentRegistration } from '../config/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import type { Pause } from './agent.ts';
import { type AgentEntry, type AgentRules, type Resident, resident } from './agent-entry.ts';
import { type CardKeeperParts, recordChanges } from './card-keeper.ts';
import { lastingProofs } from './card-proof.ts';
import { proveMissing } from './proving.ts';
import { planPublic, requireFree } from './publishing.ts';
import { keepOmitted, resolveMarkers, splitSecrets } from './registration-secrets.ts';
import { readTerms } from './registration-terms.ts';
import type { AgentRecord, AgentRegistry } from './registry-contract.ts';
import type { Roster } from './roster.ts';

/** Everything an administrator can do to agents. */
export type AgentChanges = Pick<
  AgentRegistry,
  'create' | 'prove' | 'replace' | 'patch' | 'remove' | 'pause' | 'resume' | 'setPublic' | 'replacePublic'
>;

export interface AgentChangesParts extends CardKeeperParts {
  rules: () => AgentRules;
}

export function createAgentChanges(parts: AgentChangesParts): AgentChanges {
  const { roster, store, clock, newId, rules } = parts;

  /** Proves outside the queue of changes, as agents may be slow; begins anew if somebody else was quicker. */
  async function change(id: string, make: (before: AgentEntry) => AgentEntry): Promise<AgentRecord> {
    const before = changeable(id, roster);
    const made = make(before);
    store.requireFreeName(made.id, made.registration.agent_name);
    const after = await proven(made, before, parts);
    const stored = await store.replace(before, after);
    if (!stored) return change(id, make);
    await recordChanges(before, after, parts);
    return stored.record;
  }

  /** Asks no agent, so that nothing holds it up; begins anew if the agent was changed meanwhile. */
  async function setPause(id: string, paused: Pause | null): Promise<AgentRecord> {
    const { entry } = residentOf(id, roster);
    const stored = await store.replace(entry, { ...entry, paused });
    return stored ? stored.record : setPause(id, paused);
  }

  const revise = (before: AgentEntry, given: AgentRegistration, actor: string): AgentEntry => {
    const { enabled = before.enabled, public: isPublic = before.public, ...rest } = given;
    const registration = resolveMarkers(rest, splitSecrets(before.registration).secrets);
    return { ...before, registration, enabled, public: isPublic, updatedAt: clock(), updatedBy: actor };
  };

  const begin = (given: AgentRegistration, actor: string): AgentEntry => {
    const { enabled = true, public: _, ...registration } = resolveMarkers(given, {});
    const stamp = { createdAt: clock(), createdBy: actor, updatedAt: clock(), updatedBy: actor };
    const isPublic = readTerms(given).public ?? false;
    const unproved = { paused: null, proofs: new Map() };
    return { id: newId(), source: 'api', registration, enabled, public: isPublic, ...unproved, ...stamp };
  };

  return {
    async create(given, actor) {
      const entry = begin(given, actor);
      store.requireFreeName(entry.id, entry.registration.agent_name);
      return (await store.add(await proven(entry, undefined, parts))).record;
    },

    async prove(given) {
      const entry = begin({ ...given, enabled: true }, '');
      return resident(await proven(entry, undefined, parts), rules()).record.agent;
    },

    replace: (id, registration, actor) => change(id, (before) => revise(before, registration, actor)),

    patch: (id, changes, actor) =>
      change(id, (before) => {
        const kept = splitSecrets(before.registration).secrets;
        return revise(before, { ...keptBeside(changes, before.registration), ...keepOmitted(changes, kept) }, actor);
      }),

    async remove(id) {
      const { record, entry } = residentOf(changeable(id, roster).id, roster);
      await store.remove(entry.id);
      return record;
    },

    pause: (id, reason, by) => setPause(id, { reason, at: clock(), by }),
    resume: (id) => setPause(id, null),

    async setPublic(id, isPublic, actor) {
      const { entry, record } = residentOf(id, roster);
      if (record.agent.public === isPublic) return record;
      requireFree(entry, rules().published);
      return change(entry.id, (before) => ({ ...before, public: isPublic, updatedAt: clock(), updatedBy: actor }));
    },

    async replacePublic(refs, actor) {
      await store.publishOnly(planPublic(refs, roster, rules()), { at: clock(), by: actor });
      return roster
        .residents()
        .filter(({ record }) => record.agent.public)
        .map(({ record }) => record);
    },
  };
}

/** @throws SwitchboardError AGENT_NOT_FOUND */
export function residentOf(id: string, roster: Roster): Resident {
  const resident = roster.get(id);
  if (resident) return resident;
  throw new SwitchboardError('AGENT_NOT_FOUND', `Agent with ID ${id} not found.`);
}

/** @throws SwitchboardError AGENT_NOT_FOUND, READ_ONLY */
function changeable(id: string, roster: Roster): AgentEntry {
  const { entry } = residentOf(id, roster);
  if (entry.source === 'api') return entry;
  throw new SwitchboardError(
    'READ_ONLY',
    `Agent ${entry.registration.agent_name} comes from the config file and cannot be changed here. Edit the file instead.`,
  );
}

/** An agent has one address or a list of them: whoever names one of the two replaces the other. */
function keptBeside(changes: Partial<AgentRegistration>, registration: AgentRegistration): AgentRegistration {
  const { url, deployments: _, ...rest } = registration;
  if (changes.deployments && changes.deployments.length > 0) return rest;
  return changes.url === undefined ? registration : { ...rest, url };
}

/**
 * Proves what has to be proved before an entry may be stored: an agent that becomes callable, or whose address changes,
 * has to show its card.
 */
async function proven(
  entry: AgentEntry,
  before: AgentEntry | undefined,
  parts: AgentChangesParts,
): Promise<AgentEntry> {
  const proofs = before ? lastingProofs(entry, before) : new Map();
  const becomesCallable = before !== undefined && !before.enabled;
  return { ...entry, proofs: await proveMissing({ ...entry, proofs }, becomesCallable, parts) };
}
