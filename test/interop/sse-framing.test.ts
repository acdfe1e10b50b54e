import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DONE_EVENT, envelope, streams, TASK_EVENT } from '../peers/faults.ts';
import { type RecordedCall, type RecordingAgent, startRecordingAgent } from '../peers/recording-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { say10 } from '../support/messages.ts';
import { gatewayTarget } from '../support/target.ts';
import { type AnyJson, resultsOf, rpcStream } from '../support/wire.ts';

// Row 13 of the interop matrix: whatever way the standard allows to frame events, the caller gets the same events.

let agent: RecordingAgent;
let gateway: TestGateway;

beforeAll(async () => {
  [agent, gateway] = await Promise.all([startRecordingAgent(), startGateway()]);
  await gateway.register({ agent_name: 'framing', url: agent.url });
});
afterAll(async () => {
  await gateway?.close();
  await agent?.close();
});

const CHUNK_EVENT = (text: string) =>
  JSON.stringify({
    artifactUpdate: { taskId: 'task-1', contextId: 'context-1', artifact: { artifactId: 'a', parts: [{ text }] } },
  });
const EVENTS = [TASK_EVENT, CHUNK_EVENT('grüße 🚀 世界'), DONE_EVENT];
const plain = (call: RecordedCall) => EVENTS.map((event) => `data: ${envelope(call, event)}\n\n`).join('');

/** An event as JSON over several lines, as a pretty-printing agent would send it. */
const pretty = (call: RecordedCall) =>
  EVENTS.map((event) => JSON.stringify(JSON.parse(envelope(call, event)), null, 2))
    .map((text) => `${text.replaceAll(/^/gm, 'data: ')}\n\n`)
    .join('');

const bytes = (text: string): Buffer[] => [...Buffer.from(text)].map((byte) => Buffer.of(byte));

const FRAMINGS: [name: string, pieces: (call: RecordedCall) => (string | Buffer)[]][] = [
  ['LF', (call) => [plain(call)]],
  ['CRLF', (call) => [plain(call).replaceAll('\n', '\r\n')]],
  ['CR', (call) => [plain(call).replaceAll('\n', '\r')]],
  ['a byte order mark at the start', (call) => [`\uFEFF${plain(call)}`]],
  ['data over several lines', (call) => [pretty(call)]],
  ['comments, ids and retries between', (call) => [plain(call).replaceAll('data:', ': ping\nid: 7\nretry: 10\ndata:')]],
  ['no space after the colon', (call) => [plain(call).replaceAll('data: ', 'data:')]],
  ['one byte at a time', (call) => bytes(plain(call))],
  ['one byte at a time with CRLF', (call) => bytes(plain(call).replaceAll('\n', '\r\n'))],
];

describe('a stream framed with', () => {
  it.each(FRAMINGS)('%s arrives whole', async (_name, pieces) => {
    agent.behave(streams(pieces));
    const answer = await rpcStream(gatewayTarget(gateway, 'framing'), 'SendStreamingMessage', say10('hi'), {
      version: '1.0',
    });
    expect(resultsOf(answer)).toEqual(EVENTS.map((event): AnyJson => JSON.parse(event)));
  });

  it('an event of 5 MB arrives whole', async () => {
    const big = CHUNK_EVENT('é'.repeat(2_500_000));
    agent.behave(streams((call) => [TASK_EVENT, big, DONE_EVENT].map((event) => `data: ${envelope(call, event)}\n\n`)));
    const answer = await rpcStream(gatewayTarget(gateway, 'framing'), 'SendStreamingMessage', say10('hi'), {
      version: '1.0',
    });
    expect(answer.events[1]?.text).toBe(`{"jsonrpc":"2.0","id":1,"result":${big}}`);
    expect(answer.events).toHaveLength(3);
  });
});
