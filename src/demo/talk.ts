import type { Place } from './place.ts';
import type { Scene } from './scene.ts';

/** Something that is asked again and again. */
export type Saying = () => Promise<unknown>;

type Line = readonly [key: string, agent: string, words: string, method?: string];

/** Who asks whom what; the first ones most. */
const LINES: readonly Line[] = [
  ['tms-prod', 'freight-desk', 'Quote 14 pallets of ceramic tiles, Göteborg to Leeds'],
  ['care-console', 'helpdesk', 'Where is my parcel?', 'SendStreamingMessage'],
  ['tms-prod', 'port-watch', 'Arrivals at Immingham'],
  ['customs-portal', 'customs-clerk', 'Duty on HS 6907.21 from the EU into the UK'],
  ['erp-batch', 'invoice-reader', 'Read invoice 20418', 'SendStreamingMessage'],
  ['planning-board', 'dispatcher', 'Plan the tours of tomorrow'],
  ['planning-board', 'vessel-tracker', 'Halden Star'],
  ['tms-prod', 'freight-desk', 'Quote 3 reels of cable, Bergen to Gdańsk', 'SendStreamingMessage'],
  ['erp-batch', 'route-scout', 'Göteborg to Leeds with one change', 'SendStreamingMessage'],
  ['customs-portal', 'rate-finder', 'Bergen to Rotterdam', 'SendStreamingMessage'],
  ['erp-batch', 'letter-writer', 'Tell Frau Brandt when it comes', 'SendStreamingMessage'],
  ['planning-board', 'document-room', 'Draw up the waybill of 20418', 'SendStreamingMessage'],
  ['tms-prod', 'berth-planner', 'Move the slot at Immingham to 13:00'],
  ['planning-board', 'demand-forecast', 'Göteborg to Leeds next week', 'SendStreamingMessage'],
  ['planning-board', 'reefer-watch', 'MSKU 204 118 0'],
  ['erp-batch', 'claims-clerk', 'Two pallets came wet', 'SendStreamingMessage'],
  ['planning-board', 'terminal-gate', 'Immingham, Thursday at 05:40', 'SendStreamingMessage'],
  ['port-trial', 'port-watch', 'Arrivals at Hull', 'SendStreamingMessage'],
  ['planning-board', 'night-desk', 'Where do I park?'],
  ['tms-prod', 'freight-desk', 'book Halden Line for Friday'],
  ['erp-batch', 'route-scout', 'book the route to Leeds', 'SendStreamingMessage'],
  ['planning-board', 'archive-search', 'Tiles to Leeds, last year'],
  ['erp-batch', 'invoice-reader', 'break at page 3'],
  ['care-console', 'customs-clerk', 'May I?'],
  ['planning-board', 'document-room', 'stamp 20418'],
  ['tms-prod', 'berth-planner', 'break something'],
];

/** Programs that ask models themselves: which, what, on whose behalf. */
const QUESTIONS: readonly (readonly [model: string, words: string, endUser: string])[] = [
  ['quick', 'Which of these mails are complaints?', 'brandt-logistik'],
  ['drafts', 'Draft an answer to a complaint about a late parcel', 'nordmark-ab'],
  ['in-house', 'Which berth suits a vessel of 190 m?', 'hollis-freight'],
  ['careful', 'What changed in the incoterms of this contract?', 'ceramica-valencia'],
];

const MONTH_END = ['month-end'];

/** Everything that is said in the demo, the likeliest first. */
export function sayingsOf({ url }: Pick<Place, 'url'>, { keys, say }: Pick<Scene, 'keys' | 'say'>): readonly Saying[] {
  const keyOf = (alias: string): string => keys[alias] ?? '';
  const ask = async (key: string, path: string, body: object): Promise<void> => {
    const headers = { authorization: `Bearer ${keyOf(key)}`, 'content-type': 'application/json' };
    const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    await response.arrayBuffer();
  };
  const lines = LINES.map(
    ([key, ...line]): Saying =>
      () =>
        say(keyOf(key), ...line),
  );
  const questions = QUESTIONS.map(([model, content, user], index): Saying => {
    const messages = [{ role: 'user', content }];
    const tags = index % 2 === 0 ? { tags: MONTH_END } : {};
    return () => ask('mail-sorter', '/v1/chat/completions', { model, messages, user, stream: index < 2, ...tags });
  });
  const others: Saying[] = [
    () => ask('mail-sorter', '/v1/embeddings', { model: 'search', input: 'Late parcels of October' }),
    () =>
      ask('care-console', '/v1/chat/completions', {
        model: 'a2a/helpdesk',
        messages: [{ role: 'user', content: 'Where is parcel 4711?' }],
      }),
  ];
  return [...lines.slice(0, 4), ...questions, ...lines.slice(4, 16), ...others, ...lines.slice(16)];
}
