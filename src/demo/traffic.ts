import type { Scene } from './scene.ts';

/** A busy quarter of an hour in some seconds: answers, streams, questions back, refusals and failures. */
export async function makeTraffic(scene: Scene, rounds = 6): Promise<void> {
  const { keys, agents } = scene;
  const say: Scene['say'] = (...words) => scene.say(...words);
  const { 'tms-prod': tms = '', 'customs-portal': customs = '', 'care-console': care = '' } = keys;
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all([
      say(tms, 'freight-desk', 'Quote 14 pallets of ceramic tiles, Göteborg to Leeds'),
      say(customs, 'customs-clerk', 'Duty on HS 6907.21 from the EU into the UK'),
      say(care, 'helpdesk', 'Where is my parcel?', 'SendStreamingMessage'),
    ]);
    await say(tms, 'port-watch', 'Arrivals at Immingham');
    await say(customs, 'rate-finder', 'Bergen to Rotterdam', 'SendStreamingMessage');
    if (round % 3 === 0) await say(tms, 'freight-desk', 'book Halden Line for Friday');
    if (round % 2 === 0) await say(tms, 'berth-planner', 'break something');
    if (round % 3 === 1) await say(care, 'customs-clerk', 'May I?');
  }
  await agents['berth-planner']?.close();
  await say(tms, 'berth-planner', 'Move the slot at Immingham to 13:00');
}
