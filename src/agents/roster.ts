import type { Agent, AgentDirectory } from './agent.ts';
import type { Resident } from './agent-entry.ts';

/** The agents in memory. Lookups are on every call's way, so they are two map reads. */
export interface Roster extends AgentDirectory {
  get(idOrName: string): Resident | undefined;
  /** By name. */
  residents(): Resident[];
  /** Takes an agent in, in place of the one with its id. */
  put(resident: Resident): void;
  delete(id: string): void;
  /** Names the agent whose card stands at the origin's root. */
  setDefault(idOrName: string | null): void;
}

export function createRoster(): Roster {
  const byId = new Map<string, Resident>();
  const byName = new Map<string, Resident>();
  let sorted: Resident[] | null = null;
  let agents: Agent[] | null = null;
  let defaultRef: string | null = null;

  const get = (idOrName: string) => byId.get(idOrName) ?? byName.get(idOrName);
  const residents = () => {
    sorted ??= [...byName.values()].sort((one, other) => compare(one.record.agent.name, other.record.agent.name));
    return sorted;
  };
  const forget = (id: string) => {
    const known = byId.get(id);
    if (known) byName.delete(known.record.agent.name);
    byId.delete(id);
    sorted = null;
    agents = null;
  };

  return {
    get,
    residents,
    find: (idOrName) => get(idOrName)?.record.agent,
    list() {
      agents ??= residents().map(({ record }) => record.agent);
      return agents;
    },
    default: () => (defaultRef === null ? undefined : get(defaultRef)?.record.agent),
    put(resident) {
      const { id, name } = resident.record.agent;
      forget(id);
      byId.set(id, resident);
      byName.set(name, resident);
    },
    delete: forget,
    setDefault(idOrName) {
      defaultRef = idOrName;
    },
  };
}

/** The order of code units: the same on every machine, and that of cursors. */
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
