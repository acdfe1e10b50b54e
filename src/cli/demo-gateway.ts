import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createRunningConfiguration, loadConfig } from '../config/index.ts';
import {
  changedConfigFile,
  configFile,
  createDemoClock,
  createPlace,
  type Place,
  type Scene,
  startSurroundings,
  tellStory,
} from '../demo/index.ts';
import { openStore } from '../store/index.ts';
import { followFile } from './follow-file.ts';

/** The gateway of the demo: it knows nobody yet until `tell` was called. */
export interface DemoGateway {
  url: string;
  adminKey: string;
  /** Its API, as the administrator. */
  place: Place;
  /** Makes everything up. @param onDay told before each day of calls, how many are left */
  tell(onDay?: (left: number) => void): Promise<Scene>;
  /** Stops all of it, and removes what it wrote. */
  close(): Promise<void>;
}

export interface DemoGatewayOptions {
  host: string;
  port: number;
  /** How many days of calls there are. */
  days: number;
  log: Logger;
}

/** Starts it on a directory of its own, with a configuration file of its own: it touches nothing that belongs to anybody. */
export async function startDemoGateway(options: DemoGatewayOptions): Promise<DemoGateway> {
  const ends: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    return await start(options, ends, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param ends what is to be undone in the end, in the order in which it was done */
async function start(
  { host, port, days, log }: DemoGatewayOptions,
  ends: (() => Promise<unknown>)[],
  close: () => Promise<void>,
): Promise<DemoGateway> {
  const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-demo-'));
  ends.push(() => rm(dataDir, { recursive: true, force: true }));
  const surroundings = await startSurroundings();
  ends.push(() => surroundings.close());
  const file = join(dataDir, 'switchboard.yaml');
  const written = configFile(surroundings.provider);
  await writeFile(file, written);
  const context = { env: { SWITCHBOARD_DATA_DIR: dataDir }, cwd: dataDir };
  const loaded = await loadConfig(context);
  const { config } = loaded;
  config.server = { ...config.server, port, host };
  const clock = createDemoClock(Date.now, days);
  const [store, { createApp }] = await Promise.all([
    openStore({ ...config.store, exclusive: true, log, clock: Date.now }),
    import('../app.ts'),
  ]);
  const configuration = createRunningConfiguration(loaded, clock.now);
  const app = await createApp({ config, configuration, log, store, clock: clock.now });
  const scenes: Scene[] = [];
  ends.push(() => Promise.all(scenes.map((scene) => scene.close())));
  ends.push(() => app.close());
  const { url } = await app.listen();
  ends.push(await followFile({ loaded, configuration, app, context, log }));
  const place = createPlace(url, app.adminKey);
  return {
    url,
    adminKey: app.adminKey,
    place,
    tell: async (onDay) => {
      const onScene = (scene: Scene) => void scenes.push(scene);
      const scene = await tellStory(place, surroundings, clock, { days, random: Math.random, onDay, onScene });
      // Nobody has looked at what somebody changed in it.
      await writeFile(file, changedConfigFile(written));
      return scene;
    },
    close,
  };
}
