import type { People } from './company.ts';
import type { Surroundings } from './happenings.ts';
import type { Place } from './place.ts';
import type { Scene } from './scene.ts';

/** How much of their budgets some keys have spent, of 1. */
const SPENT: readonly (readonly [alias: string, share: number])[] = [
  ['tms-prod', 0.52],
  ['customs-portal', 0.91],
  ['care-console', 1],
];

/** Agents whose cards are another today: one can do more, one is slower. */
const RENEWED = ['document-room', 'archive-search'];
/** What has gone. */
const GONE = ['reefer-watch', 'vessel-tracker-us'];

/** Of a dollar. */
const STEP = 10_000;

/** How things stand today: what is broken, paused, under way or nearly spent. */
export async function bringToday(
  place: Place,
  scene: Scene,
  { 'mira.okonjo': mira }: People,
  surroundings: Surroundings,
): Promise<void> {
  await beginTasks(mira, scene, surroundings);
  const { agents, keys } = scene;
  await mira.post('/v1/agents/night-desk/pause', { reason: 'The guard of ramp 12 is away until Monday' });
  await mira.post('/v1/model_deployments/letters-1/pause', { reason: 'Until the contract is signed' });
  for (const [alias, share] of SPENT) {
    const key = keys[alias] ?? '';
    const { info } = (await place.get(`/key/info?key=${key}`)) as { info: { spend: number } };
    const max_budget = Math.max(1, Math.floor((info.spend / share) * STEP)) / STEP;
    await mira.post('/key/update', { key, max_budget });
  }
  await scene.say(keys['care-console'] ?? '', 'helpdesk', 'Where is my parcel?');
  await Promise.all(Object.keys(agents).map((name) => look(place, name)));
}

/** What happened in the last hour: the gateway finds out by itself. */
export async function breakSome({ agents }: Scene): Promise<void> {
  for (const name of RENEWED) if (agents[name]) agents[name].isRenewed = true;
  await Promise.all(GONE.map(async (name) => agents[name]?.close()));
}

/** Tasks in each of their states; what is completed comes with the traffic. */
async function beginTasks(mira: Place, scene: Scene, { receivers }: Surroundings): Promise<void> {
  const { keys } = scene;
  const say: Scene['say'] = (...words) => scene.say(...words);
  const planning = keys['planning-board'] ?? '';
  const words = ['watch 20418', 'queue 20419', 'file 20420', 'declare 20421', 'stamp 20422', 'Draw up 20423'];
  await Promise.all(words.map((asked) => say(planning, 'document-room', asked)));
  for (const hook of ['erp', 'former'])
    await say(planning, 'terminal-gate', 'Immingham, Friday at 07:00', 'SendStreamingMessage', {
      taskPushNotificationConfig: { url: `${receivers}/hooks/${hook}` },
    });
  const booking = keys['tms-prod'] ?? '';
  await say(booking, 'freight-desk', 'book Halden Line for Thursday');
  const { body } = await say(booking, 'freight-desk', 'book Norvik for Monday');
  const { result } = JSON.parse(body) as { result: { task: { id: string } } };
  await mira.post(`/v1/agents/freight-desk/tasks/${result.task.id}/cancel`);
}

/** Has the card fetched and the deployments checked; an agent that is down shows no card. */
async function look(place: Place, name: string): Promise<void> {
  await place.post(`/v1/agents/${name}/refresh_card`).catch(() => undefined);
  await place.get(`/v1/agents/${name}/health?check=true`).catch(() => undefined);
}
