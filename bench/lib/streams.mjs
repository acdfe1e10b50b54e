// Stream load: holds streams open, and notes how late each event arrives.
import { Agent, request } from 'node:http';
import { nowNs, streamRequest } from './payloads.mjs';
import { headersOf } from './unary.mjs';

const STAMP = /"sentAt":(\d+)\}/g;
/** Longer than any event; what was looked at already is not kept. */
const MAX_TAIL = 1024;

/**
 * Opens streams, one after another within a second, and reads them to their ends.
 * @returns delays of all events and of each stream's first one, from the agent's write to our read, and the times from
 *   asking for a stream to its first event: milliseconds
 */
export async function readStreams(target, { streams, events, everyMs }) {
  const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
  const body = (target.streamRequestOf ?? streamRequest)({ events, everyMs });
  const opened = Array.from({ length: streams }, async (_, index) => {
    await new Promise((resolve) => setTimeout(resolve, (index * 1000) / streams));
    return readStream(target, agent, body);
  });
  const read = await Promise.all(opened);
  agent.destroy();
  const lost = read.reduce((sum, { delays }) => sum + events - delays.length, 0);
  if (lost !== 0) throw new Error(`${target.name} lost ${lost} events.`);
  return {
    delays: read.flatMap(({ delays }) => delays),
    firstDelays: read.map(({ delays }) => delays[0]),
    firstEvents: read.map(({ firstEvent }) => firstEvent),
  };
}

function readStream(target, agent, body) {
  return new Promise((resolve, reject) => {
    const delays = [];
    const askedAt = nowNs();
    let firstEvent;
    let tail = '';
    const asked = request(target.url, { method: 'POST', agent, headers: headersOf(target) }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${target.name} answered ${response.statusCode}.`));
      response.setEncoding('latin1');
      response.on('data', (chunk) => {
        const now = nowNs();
        firstEvent ??= (now - askedAt) / 1e6;
        const text = tail + chunk;
        let end = 0;
        for (const match of text.matchAll(STAMP)) {
          delays.push((now - Number(match[1])) / 1e6);
          end = match.index + match[0].length;
        }
        tail = text.slice(Math.max(end, text.length - MAX_TAIL));
      });
      response.on('end', () => resolve({ delays, firstEvent }));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
