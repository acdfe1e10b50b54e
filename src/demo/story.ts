import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { enlarge } from './company.ts';
import { furnish } from './furnish.ts';
import { happeningsOf, type Surroundings } from './happenings.ts';
import { createModelProvider } from './model-provider.ts';
import type { Place } from './place.ts';
import { breakSome, bringToday } from './present.ts';
import { createReceivers } from './receivers.ts';
import type { Scene } from './scene.ts';
import { sayingsOf } from './talk.ts';
import { type DemoClock, liveThrough } from './week.ts';

const HOST = '127.0.0.1';
/** In days. */
const AN_HOUR = 1 / 24;

/** What the demo's gateway has around it besides agents, running. */
export interface RunningSurroundings extends Surroundings {
  close(): Promise<void>;
}

/** Starts what traces, notifications and calls of models go to. */
export async function startSurroundings(): Promise<RunningSurroundings> {
  const servers = [createReceivers(), createModelProvider()];
  const [receivers = '', provider = ''] = await Promise.all(servers.map(listen));
  return { receivers, provider: `${provider}/v1`, close: async () => void (await Promise.all(servers.map(stop))) };
}

/**
 * Tells the whole story on a gateway that has nothing yet: a company, some days of its calls, and how it stands today.
 *
 * @param place as the administrator
 * @param days how many of calls
 * @param random in [0, 1)
 * @param onDay told before each day, how many are left
 * @param onScene told when there is something to close
 */
export async function tellStory(
  place: Place,
  surroundings: Surroundings,
  clock: DemoClock,
  {
    days,
    onScene,
    ...terms
  }: { days: number; random: () => number; onDay?: (left: number) => void; onScene: (scene: Scene) => void },
): Promise<Scene> {
  const scene = await furnish(place);
  onScene(scene);
  const people = await enlarge(place, scene);
  const happenings = [
    ...happeningsOf(place, people, surroundings),
    { daysAgo: AN_HOUR, happen: () => breakSome(scene) },
  ];
  await liveThrough(days, { sayings: sayingsOf(place, scene), happenings }, clock, terms);
  await bringToday(place, scene, people, surroundings);
  return scene;
}

async function listen(server: Server): Promise<string> {
  server.listen(0, HOST);
  await once(server, 'listening');
  return `http://${HOST}:${(server.address() as AddressInfo).port}`;
}

async function stop(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}
