import type { JsonObject } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { fetchCard } from './server.ts';

const PRESENTATION = [
  'name',
  'description',
  'version',
  'provider',
  'skills',
  'defaultInputModes',
  'defaultOutputModes',
];

/** What the server's own card says about the agent; where and how to call it is the gateway's to say. */
export async function describe(context: UpstreamContext): Promise<JsonObject> {
  const card = await fetchCard(context);
  return Object.fromEntries(PRESENTATION.flatMap((name) => (card[name] === undefined ? [] : [[name, card[name]]])));
}
