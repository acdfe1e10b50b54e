// How soon a call stands in the live list of somebody who watches.
import { follow, openAccess } from '../lib/gateway.mjs';
import { sendRequest } from '../lib/payloads.mjs';
import { headersOf } from '../lib/unary.mjs';

/**
 * Calls one after another, while one reader follows all calls.
 * @returns of each call, milliseconds: until its answer was here, and until its event was, both from when it was sent
 */
export async function measureTail({ url }, calls) {
  const { plain } = await openAccess(url);
  const stop = new AbortController();
  const tail = readTail(await follow(url, '/v1/calls/stream', stop.signal));
  const samples = { answered: [], told: [] };
  for (let call = 0; call < calls; call++) {
    const sentAt = performance.now();
    const answer = await fetch(plain.url, { method: 'POST', headers: headersOf(plain), body: sendRequest(1_000) });
    await answer.arrayBuffer();
    samples.answered.push(performance.now() - sentAt);
    samples.told.push((await tail.eventOf(answer.headers.get('x-request-id'))) - sentAt);
  }
  stop.abort();
  return samples;
}

/** Notes when each event came, by the id of its request. */
function readTail(response) {
  const cameAt = new Map();
  const waiting = new Map();
  const read = async () => {
    let text = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const now = performance.now();
      const events = (text + chunk).split('\n\n');
      text = events.pop();
      for (const [, id] of events.map((event) => /"request_id":"([^"]+)"/.exec(event) ?? [])) {
        cameAt.set(id, now);
        waiting.get(id)?.(now);
      }
    }
  };
  read().catch((error) => {
    if (error.name !== 'AbortError') throw error;
  });
  return { eventOf: (id) => cameAt.get(id) ?? new Promise((resolve) => waiting.set(id, resolve)) };
}
