import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { A2A_REQUESTS } from './a2a-cases.ts';
import { CANARIES, type FuzzBench, hangUp, send, startFuzzBench } from './fuzz/harness.ts';
import { a2aRequest, bodyOf, hostileAnswer, hostileHeaders, hostilePath } from './fuzz/hostile.ts';
import { MANAGEMENT_CASES } from './management-cases.ts';
import type { Received, Sent } from './send.ts';

// Everything hostile that can be thought of, and what fast-check thinks of. `npm run fuzz` does it for longer.

/** How many requests in all. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 1_200);
const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 60);
const SEED = process.env['FUZZ_SEED'];
/** Of requests that are under way together. */
const BATCH = 12;
const KINDS = 4;

const parameters = {
  numRuns: Math.ceil(REQUESTS / BATCH / KINDS),
  interruptAfterTimeLimit: (SECONDS * 1000) / KINDS,
  markInterruptAsFailure: false,
  ...(SEED !== undefined && { seed: Number(SEED) }),
};
const timeout = SECONDS * 1000 + 60_000;

let bench: FuzzBench;
beforeAll(async () => {
  bench = await startFuzzBench();
});
afterAll(async () => {
  hangUp();
  await bench?.close();
  if (process.env['FUZZ_REQUESTS'] !== undefined) console.info(`${sent} of ${REQUESTS} hostile requests were sent.`);
});

let sent = 0;

const JSON_BODY = { 'content-type': 'application/json' };
const asCaller = () => ({ authorization: `Bearer ${bench.callerKey}` });
const asAdmin = () => ({ authorization: `Bearer ${bench.gateway.adminKey}` });

/** Only what an agent does wrong is a fault above 500: the gateway's own words for it, or the agent's A2A error itself. */
const UPSTREAM = /UPSTREAM_|INVALID_AGENT_RESPONSE|AGENT_DISABLED|-32603|-32006|-32054|"code":-?\d+,"message":"m"/;

function judge({ status, text }: Received): void {
  for (const secret of [...Object.values(CANARIES), bench.callerKey, bench.gateway.adminKey])
    if (text.includes(secret)) throw new Error(`A secret stands in the answer: ${text.slice(0, 500)}`);
  if (text.includes('The gateway failed')) throw new Error(`The gateway failed: ${text.slice(0, 500)}`);
  if (status >= 500 && !UPSTREAM.test(text)) throw new Error(`An unexplained ${status}: ${text.slice(0, 500)}`);
}

/** Sends a batch at once; afterwards the gateway is alive, and has logged no fault. */
async function sendAll(batch: readonly Sent[]): Promise<void> {
  for (const received of await Promise.all(batch.map((request) => send(bench.gateway.url, request)))) judge(received);
  sent += batch.length;
  const alive = await send(bench.gateway.url, { method: 'GET', path: '/health/liveness', headers: {} });
  expect(alive.status).toBe(200);
  expect(bench.faults()).toEqual([]);
}

const batchOf = (request: fc.Arbitrary<Sent>) => fc.array(request, { minLength: BATCH, maxLength: BATCH });
const survives = (request: fc.Arbitrary<Sent>) => fc.assert(fc.asyncProperty(batchOf(request), sendAll), parameters);

describe('promises 14 and 19: whatever is sent, the gateway neither breaks, nor hangs, nor tells a secret', () => {
  it('hostile bodies', { timeout }, async () => {
    const toAgent = a2aRequest.chain(({ method, path, body }) =>
      bodyOf(withSecret(body)).map((bytes) => ({
        method,
        path: `/a2a/shown${path}`,
        headers: { ...asCaller(), ...JSON_BODY },
        body: announced(bytes),
      })),
    );
    const toManagement = fc.constantFrom(...CHANGING).chain(({ method, path }) =>
      bodyOf(BODIES[path.split('/').at(-1) ?? ''] ?? { agent_ids: ['x'], key: 'x' }).map((bytes) => ({
        method,
        path,
        headers: { ...asAdmin(), ...JSON_BODY },
        body: bytes,
      })),
    );
    await survives(fc.oneof({ weight: 2, arbitrary: toAgent }, toManagement));
  });

  it('hostile headers', { timeout }, async () => {
    const requests = fc.tuple(a2aRequest, hostileHeaders).map(([{ method, path, body }, headers]) => ({
      method,
      path: `/a2a/shown${path}`,
      headers: { ...asCaller(), ...JSON_BODY, ...headers },
      body: body && Buffer.from(JSON.stringify(body)),
    }));
    await survives(requests);
  });

  it('hostile paths', { timeout }, async () => {
    const methods = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND');
    const requests = fc.tuple(methods, hostilePath, fc.boolean()).map(([method, path, isAdmin]) => ({
      method: isAdmin && method === 'DELETE' ? 'GET' : method,
      path,
      headers: isAdmin ? asAdmin() : asCaller(),
    }));
    await survives(requests);
  });

  it('hostile agents', { timeout }, async () => {
    const SENDING = A2A_REQUESTS.filter(({ operation }) => operation === 'send' || operation === 'stream');
    let count = 0;
    const requests = fc.tuple(fc.constantFrom(...SENDING), hostileAnswer).map(([{ method, path, body }, answer]) => {
      const id = `fuzz-${++count}`;
      bench.answerTo(id, answer);
      const named = JSON.stringify(withSecret(body)).replace(/"messageId":"[^"]*"/, `"messageId":"${id}"`);
      return { method, path: `/a2a/shown${path}`, headers: { ...asCaller(), ...JSON_BODY }, body: Buffer.from(named) };
    });
    await survives(requests);
  });

  it('and nothing that it wrote holds a secret: log, database, journal', { timeout }, async () => {
    expect(await bench.leaks()).toEqual([]);
  });
});

/** What is said holds a secret under a name that tells so; it must not be kept. */
const withSecret = (body: object | undefined): object | undefined => {
  if (!body) return undefined;
  const said = `"metadata":{"api_key":"${CANARIES.said}"},"messageId"`;
  return JSON.parse(JSON.stringify(body).replace('"messageId"', said)) as object;
};

/** A secret whose name was spoiled is announced by nothing: no gateway could know it for one. */
function announced(body: Buffer): Buffer {
  const text = body.toString('latin1');
  if (text.includes(`"api_key":"${CANARIES.said}"`)) return body;
  return Buffer.from(text.replaceAll(CANARIES.said, 'nothing'), 'latin1');
}

const CHANGING = [...new Set(MANAGEMENT_CASES.map(({ route }) => route))]
  .map((route) => route.split(' '))
  .filter(([method]) => method !== 'GET' && method !== 'DELETE')
  .map(([method = '', path = '']) => ({ method, path: path.replaceAll(/\{\w+\}/g, 'shown-not') }));

/** What belongs in some bodies; only addresses of this machine, for whatever asks them. */
const BODIES: Record<string, object> = {
  agents: { agent_name: 'fuzz', url: 'http://127.0.0.1:9/', agent_card_params: { name: 'x' }, litellm_params: {} },
  discover: { url: 'http://127.0.0.1:9/', discovery_mode: 'well_known_fallback', params: {} },
  generate: { key_alias: 'a', duration: '1d', metadata: {}, object_permission: { agents: [] }, max_budget: 1 },
  update: { key: 'x', team_id: 't', user_id: 'u', metadata: {}, max_budget: 1 },
  new: { user_id: 'u', team_id: 't', user_role: 'internal_user', metadata: {}, auto_create_key: false },
};
