import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import { type CardChange, diffCards, SwitchboardError, stringifyJson } from '../protocol/index.ts';
import type { AgentEntry } from './agent-entry.ts';
import type { AgentRepository } from './agent-repository.ts';
import { lastingProofs, type Proof, type Proofs, type ProofTools, UNPROVED } from './card-proof.ts';
import { deploymentsOf, fetchedCard, proveAll } from './proving.ts';
import type { ResidentStore } from './resident-store.ts';
import type { Roster } from './roster.ts';

/** Keeps cards current: on demand, on a hint, and from time to time. */
export interface CardKeeper {
  /**
   * Fetches an agent's cards now, or joins the fetch under way.
   * @throws SwitchboardError CARD_UNAVAILABLE, ADDRESS_REFUSED when a deployment failed; what others showed is kept
   */
  refresh: (id: string) => Promise<CardChange[]>;
  looksStale: (id: string) => void;
  /** Lets the agent have its turn at the next opportunity. */
  soon: (id: string) => void;
  start: () => void;
  stop: () => Promise<void>;
}

export interface CardKeeperParts extends ProofTools {
  roster: Roster;
  store: ResidentStore;
  repository: AgentRepository;
  newId: () => string;
  /** From 0 to 1, exclusive. */
  random: () => number;
  log: Logger;
  /** Milliseconds between two fetches of a card; 0 never. */
  refreshMs: number;
}

/** How often we look whether an agent is due, milliseconds. */
const TICK_MS = 1000;
/** A hint is worth a fetch only if the last one is this old, milliseconds. */
const HINT_MS = 10_000;
/** Agents that never showed a card are asked again after 1, 2, 4, … seconds, at most this, milliseconds. */
const LONGEST_RETRY_MS = 300_000;
const FETCHES_AT_ONCE = 4;

/** When an agent was last asked, when it is due, and how often in a row it failed. */
interface Appointment {
  askedAt: number;
  dueAt: number;
  failures: number;
}

export function createCardKeeper(parts: CardKeeperParts): CardKeeper {
  const { roster, clock, log } = parts;
  const flights = new Map<string, Promise<CardChange[]>>();
  const appointments = new Map<string, Appointment>();
  const stopping = new AbortController();
  // As many listen as there are fetches under way.
  setMaxListeners(0, stopping.signal);
  let timer: NodeJS.Timeout | undefined;

  const refresh = (id: string): Promise<CardChange[]> => {
    const flight = flights.get(id) ?? fly(id).finally(() => flights.delete(id));
    flights.set(id, flight);
    return flight;
  };

  async function fly(id: string): Promise<CardChange[]> {
    const askedAt = clock();
    try {
      const changes = await fetchCards(id, parts, stopping.signal);
      appointments.set(id, { askedAt, dueAt: askedAt + period(), failures: 0 });
      return changes;
    } catch (error) {
      if (stopping.signal.aborted) throw error;
      const failures = (appointments.get(id)?.failures ?? 0) + 1;
      appointments.set(id, { askedAt, dueAt: askedAt + patience(id, failures), failures });
      throw error;
    }
  }

  /** A tenth more or less, so that many agents are not asked in step. */
  const period = (): number => (parts.refreshMs === 0 ? Infinity : parts.refreshMs * (0.9 + 0.2 * parts.random()));
  const patience = (id: string, failures: number): number => {
    const entry = roster.get(id)?.entry;
    return entry && oldestFetch(entry) !== null
      ? period()
      : Math.min(TICK_MS * 2 ** Math.min(failures - 1, 20), LONGEST_RETRY_MS);
  };

  /** Failures are noted and logged where they happen. */
  const refreshQuietly = (id: string): void => void refresh(id).catch(() => undefined);

  const firstAppointment = (entry: AgentEntry): Appointment => {
    const now = clock();
    const askedAt = oldestFetch(entry);
    const due = askedAt === null ? now : now + period() * parts.random();
    return { askedAt: askedAt ?? 0, dueAt: due, failures: 0 };
  };

  const tick = (): void => {
    for (const { entry } of roster.residents()) {
      if (flights.size >= FETCHES_AT_ONCE) return;
      const appointment = appointments.get(entry.id) ?? firstAppointment(entry);
      appointments.set(entry.id, appointment);
      if (entry.enabled && appointment.dueAt <= clock() && !flights.has(entry.id)) refreshQuietly(entry.id);
    }
    for (const id of appointments.keys()) if (!roster.get(id)) appointments.delete(id);
  };

  return {
    refresh,
    looksStale(id) {
      const askedAt = appointments.get(id)?.askedAt ?? 0;
      if (stopping.signal.aborted || !roster.get(id)?.entry.enabled || clock() - askedAt < HINT_MS) return;
      log.info({ agent: id }, 'the agent answers as if its card were out of date: fetching it again');
      refreshQuietly(id);
    },
    soon(id) {
      appointments.set(id, { askedAt: 0, dueAt: 0, failures: 0 });
    },
    start() {
      timer ??= setInterval(tick, TICK_MS).unref();
      tick();
    },
    async stop() {
      clearInterval(timer);
      stopping.abort(new SwitchboardError('SHUTTING_DOWN', 'The gateway is stopping.'));
      await Promise.allSettled(flights.values());
    },
  };
}

/** When the card was fetched that is oldest; null when one of the deployments that get calls never showed any. */
function oldestFetch(entry: AgentEntry): number | null {
  const times = deploymentsOf(entry).flatMap(({ terms, proof }) => (terms.weight > 0 ? [proof.cardFetchedAt] : []));
  return times.reduce((oldest, time) => (oldest === null || time === null ? null : Math.min(oldest, time)), Infinity);
}

/** Fetches, compares, stores. What a card said before stays in force until the new one is stored. */
async function fetchCards(id: string, parts: CardKeeperParts, signal: AbortSignal): Promise<CardChange[]> {
  const asked = parts.roster.get(id)?.entry;
  if (!asked) throw new SwitchboardError('AGENT_NOT_FOUND', `Agent with ID ${id} not found.`);
  const { proofs, failures } = await proveAll(asked, parts, signal);
  if (signal.aborted) throw signal.reason;
  const changes = await keepProofs({ ...asked, proofs }, parts);
  noteFailures({ ...asked, failures }, parts);
  const [failure] = failures.values();
  if (failure) throw failure;
  return changes;
}

/** Whoever changed an address meanwhile has proved it, too: only what was asked in the same way counts. */
async function keepProofs(asked: AgentEntry, parts: CardKeeperParts): Promise<CardChange[]> {
  const current = parts.roster.get(asked.id)?.entry;
  if (!current) return [];
  const found = lastingProofs(current, asked);
  if (found.size === 0) return [];
  const stored = await parts.store.replace(current, { ...current, proofs: new Map([...current.proofs, ...found]) });
  return stored ? recordChanges(current, stored.entry, parts) : keepProofs(asked, parts);
}

/** Compares an agent's cards before and after, and keeps the difference (security promise 3). */
export async function recordChanges(
  before: AgentEntry,
  after: AgentEntry,
  { repository, newId, clock, log }: Pick<CardKeeperParts, 'repository' | 'newId' | 'clock' | 'log'>,
): Promise<CardChange[]> {
  const [was, is] = [fetchedCard(before), fetchedCard(after)];
  const changes = was && is ? diffCards(was, is) : [];
  if (changes.length === 0) return [];
  log.info({ agent: after.registration.agent_name, paths: changes.map(({ path }) => path) }, 'an agent card changed');
  await repository.addCardChange({
    id: newId(),
    agent_id: after.id,
    changed_at: clock(),
    changes: stringifyJson(changes.map((change) => ({ ...change }))),
  });
  return changes;
}

/** Cards stay as they were; the record says why they could not be fetched. */
function noteFailures(
  { failures, ...asked }: AgentEntry & { failures: ReadonlyMap<string, unknown> },
  { roster, store, log }: CardKeeperParts,
): void {
  const current = roster.get(asked.id)?.entry;
  if (!current) return;
  const proofs = new Map<string, Proof>(current.proofs);
  for (const [deployment, error] of failures) {
    const before = proofs.get(deployment) ?? UNPROVED;
    const cardError = error instanceof SwitchboardError ? error.message : 'unexpected failure';
    if (before.cardError === cardError) continue;
    const unexpected = error instanceof SwitchboardError ? {} : { err: error };
    const agent = current.registration.agent_name;
    log.warn({ agent, deployment, reason: cardError, ...unexpected }, 'an agent card could not be fetched');
    proofs.set(deployment, { ...before, cardError });
  }
  if (changed(proofs, current.proofs)) store.keep({ ...current, proofs });
}

const changed = (after: Proofs, before: Proofs): boolean =>
  [...after].some(([deployment, proof]) => before.get(deployment) !== proof);
