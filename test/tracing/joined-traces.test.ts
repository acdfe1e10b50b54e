import { type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RecordingAgent, startRecordingAgent } from '../peers/recording-agent.ts';
import { type CallRecord, startGateway, type TestGateway } from '../support/gateway.ts';

// Which trace a call joins, by the headers that came over the wire (tracing notes, B.7).

const DAY_MS = 24 * 60 * 60 * 1000;
const PRICES = { input_cost_per_token: 1e-6, output_cost_per_token: 1e-6 };
/** "Hello", and "You said: Hello". */
const COST_NANO = 1_000 + 3_000;
const HEX = /^[0-9a-f]{32}$/;

let agent: RecordingAgent;
let gateway: TestGateway;
/** How far the gateway's clock is ahead of the machine's, milliseconds. */
let ahead = 0;

beforeAll(async () => {
  agent = await startRecordingAgent();
  agent.behave(({ body }, response) => {
    const { id } = JSON.parse(body.toString()) as { id: number };
    const message = { messageId: 'a', role: 'ROLE_AGENT', parts: [{ text: 'Done.' }] };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ jsonrpc: '2.0', id, result: { message } }));
  });
  gateway = await startGateway({
    clock: () => Date.now() + ahead,
    configure(config) {
      config.models = [{ model_name: 'mock', litellm_params: { model: 'mock/echo', ...PRICES } }];
    },
  });
  await gateway.register({ agent_name: 'planner', url: agent.url });
});

afterAll(() => Promise.all([gateway, agent].map((one) => one?.close())));

const FRONTS = {
  'a call of an agent': {
    path: '/a2a/planner',
    body: {
      jsonrpc: '2.0',
      id: 1,
      method: 'SendMessage',
      params: { message: { messageId: 'm', role: 'ROLE_USER', parts: [{ text: 'Hello' }] } },
    },
  },
  'a call of a model': {
    path: '/v1/chat/completions',
    body: { model: 'mock', messages: [{ role: 'user', content: 'Hello' }] },
  },
};

/** @param headers a list of values is a line each. @returns the record, and the trace as the answer names it */
async function call(
  { path, body }: { path: string; body: object },
  headers: Record<string, string | string[]>,
): Promise<{ record: CallRecord; named: string }> {
  const sent = request(gateway.url + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${gateway.adminKey}`,
      'content-type': 'application/json',
      'a2a-version': '1.0',
      ...headers,
    },
  });
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.on('response', resolve).on('error', reject).end(JSON.stringify(body));
  });
  await buffer(answer);
  expect(answer.statusCode).toBe(200);
  const { 'x-litellm-call-id': id, 'x-litellm-trace-id': named } = answer.headers;
  return { record: await gateway.recordOf(String(id)), named: String(named) };
}

describe.each(Object.entries(FRONTS))('%s', (_, front) => {
  it('joins the trace of the last line when its header comes twice', async () => {
    const headers = { 'x-litellm-trace-id': ['a'.repeat(32), 'b'.repeat(32)] };
    const { record, named } = await call(front, headers);
    expect([record['trace_id'], record['trace_ref'], named]).toEqual(Array(3).fill('b'.repeat(32)));
  });

  it('has a trace of its own when its header is empty, or that of W3C beside it', async () => {
    const traceparent = `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01`;
    const places: Record<string, string>[] = [
      { 'x-litellm-trace-id': '' },
      { 'x-litellm-trace-id': '  ' },
      { 'x-litellm-trace-id': '', traceparent },
    ];
    const calls = await Promise.all(places.map((headers) => call(front, headers)));
    const [one, other, beside] = calls.map(({ record }) => record);
    expect([one?.['trace_id'], one?.['trace_ref']]).toEqual([expect.stringMatching(HEX), null]);
    expect(other?.['trace_id']).toEqual(expect.stringMatching(HEX));
    expect(other?.['trace_id']).not.toBe(one?.['trace_id']);
    expect([beside?.['trace_id'], beside?.['parent_span_id']]).toEqual(['c'.repeat(32), 'd'.repeat(16)]);
  });
});

it('what an agent calls with a context that is a day old, or forged, goes by the other headers: nobody’s call, and counted', async () => {
  const { record: cause } = await call(FRONTS['a call of an agent'], { 'x-litellm-trace-id': 'e'.repeat(32) });
  const given = agent.calls.at(-1)?.headers['x-litellm-context'] as string;
  const below = (context: string) =>
    call(FRONTS['a call of a model'], { 'x-litellm-context': context, 'x-litellm-trace-id': 'f'.repeat(32) });
  const placeOf = ({ record }: { record: CallRecord }) =>
    ['outcome', 'trace_id', 'parent_span_id', 'caller_agent_id', 'cost_nano'].map((field) => record[field]);
  const { trace_id, span_id, agent_id } = cause;
  const ofNobody = ['ok', 'f'.repeat(32), null, null, COST_NANO];

  expect(placeOf(await below(given))).toEqual(['ok', trace_id, span_id, agent_id, COST_NANO]);
  expect(placeOf(await below(`${given.slice(0, -2)}AA`))).toEqual(ofNobody);
  ahead = DAY_MS + 1000;
  expect(placeOf(await below(given))).toEqual(ofNobody);
  const { calls, cost_nano } = await gateway.manage<Record<string, unknown>>('GET', `/v1/traces/${'f'.repeat(32)}`);
  expect([calls, cost_nano]).toEqual([2, 2 * COST_NANO]);
});
