import { oneAtATime } from '../agents/index.ts';
import { isJsonObject, parseJson } from '../protocol/index.ts';
import type { Settings } from '../store/index.ts';

/** That an administrator takes a deployment of a model out of use. */
export interface DeploymentPause {
  /** Of the deployment. */
  id: string;
  reason: string;
  /** Epoch milliseconds. */
  at: number;
  by: string;
}

/** The deployments that are out of use: kept in the database, and in memory where calls ask. */
export interface PausedDeployments {
  load(): Promise<void>;
  find(id: string): DeploymentPause | undefined;
  pause(pause: DeploymentPause): Promise<void>;
  resume(id: string): Promise<void>;
}

const NAME = 'models.paused';

export function createPausedDeployments(settings: Pick<Settings, 'get' | 'set'>): PausedDeployments {
  const inTurn = oneAtATime();
  let known = new Map<string, DeploymentPause>();

  /** The database first: what it does not take is not in force. */
  const keep = async (pauses: ReadonlyMap<string, DeploymentPause>): Promise<void> => {
    await settings.set(NAME, JSON.stringify([...pauses.values()]));
    known = new Map(pauses);
  };

  return {
    async load() {
      const written = await settings.get(NAME);
      const pauses = written === undefined ? [] : parseJson(written);
      // Nobody but `keep` has put it there.
      const read = Array.isArray(pauses) ? (pauses.filter(isJsonObject) as unknown as DeploymentPause[]) : [];
      known = new Map(read.map((pause) => [pause.id, pause]));
    },
    find: (id) => known.get(id),
    pause: (pause) => inTurn(() => keep(new Map(known).set(pause.id, pause))),
    resume: (id) =>
      inTurn(async () => {
        const others = new Map(known);
        if (others.delete(id)) await keep(others);
      }),
  };
}
