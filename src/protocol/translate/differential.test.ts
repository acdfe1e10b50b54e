import { AgentCard, SendMessageRequest, StreamResponse } from '@a2a-js/sdk';
import { LegacyJsonRpcTransport, LegacyRestTransport } from '@a2a-js/sdk/compat/v0_3/client';
import { LegacyJsonRpcTransportHandler } from '@a2a-js/sdk/compat/v0_3/server';
import { type A2ARequestHandler, ServerCallContext } from '@a2a-js/sdk/server';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { item03, item10, sendParams03, sendParams10 } from './arbitraries.fixtures.ts';
import { translateParams, translateResult } from './index.ts';

// The JS SDK's own translators as an oracle: what a 0.3 caller of a 1.0 agent sees through them, and a 1.0 caller of a 0.3 agent.
// Where ours differ on purpose, the difference has a name and is taken out of the comparison.

/** What the SDK drops and we keep under metadata: type and name of text and data parts. */
const withoutCompat = (value: Json | undefined): Json => {
  if (Array.isArray(value)) return value.map(withoutCompat);
  if (!isJsonObject(value)) return value ?? null;
  const { metadata, ...rest } = value;
  const { a2a_compat: _compat, ...own } = isJsonObject(metadata) ? metadata : {};
  const kept = Object.keys(own).length > 0 ? { metadata: own } : {};
  return { ...(mapFields(rest, withoutCompat) as JsonObject), ...kept };
};

/** What the SDK does not count as the end of a turn, and we do. */
const withFinalOfInputRequired = (event: JsonObject): JsonObject => {
  const { status } = event;
  const asks = event['kind'] === 'status-update' && isJsonObject(status) && status['state'] === 'input-required';
  return asks ? { ...event, final: true } : event;
};

const mapFields = (value: JsonObject, map: (value: Json | undefined) => Json): Json =>
  Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, map(inner)]));

/** The SDK takes a data part of null for an empty one. */
const hasNullData = (item: JsonObject): boolean => JSON.stringify(item).includes('"data":null');

const request10 = (params: JsonObject): unknown => SendMessageRequest.toJSON(SendMessageRequest.fromJSON(params));
const item = (value: unknown): JsonObject => StreamResponse.toJSON(StreamResponse.fromJSON(value)) as JsonObject;
const plain = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject;

/** What a 1.0 agent behind the SDK's compat layer is asked, and what its 0.3 caller gets for the agent's canned stream item. */
async function throughSdkServer(params: JsonObject, answer: JsonObject): Promise<{ asked: unknown; got: JsonObject }> {
  let asked: unknown;
  const agent: Partial<A2ARequestHandler> = {
    getAgentCard: async () => AgentCard.fromJSON({ capabilities: { streaming: true } }),
    async *sendMessageStream(request) {
      asked = SendMessageRequest.toJSON(request);
      yield StreamResponse.fromJSON(answer);
    },
  };
  const handler = new LegacyJsonRpcTransportHandler(agent as A2ARequestHandler);
  const call = { jsonrpc: '2.0', id: 1, method: 'message/stream', params };
  const stream = await handler.handle(call, new ServerCallContext({ requestedVersion: '0.3' }));
  if (!(Symbol.asyncIterator in stream)) throw new Error(`no stream: ${JSON.stringify(stream)}`);
  const { value } = await stream.next();
  return { asked, got: plain((value as { result: unknown }).result) };
}

type SdkClient = LegacyJsonRpcTransport | LegacyRestTransport;

/** What a 0.3 agent is sent by the SDK's 1.0 client, and what that client makes of the agent's canned event. */
async function throughSdkClient(
  client: new (options: { endpoint: string; fetchImpl: typeof fetch }) => SdkClient,
  params: JsonObject,
  event: JsonObject,
): Promise<{ sent: JsonObject; got: JsonObject }> {
  let sent: JsonObject = {};
  const fetchImpl: typeof fetch = async (_url, init) => {
    sent = JSON.parse(init?.body as string) as JsonObject;
    return new Response(`data: ${JSON.stringify(event)}\n\n`, { headers: { 'content-type': 'text/event-stream' } });
  };
  const transport = new client({ endpoint: 'http://agent.invalid', fetchImpl });
  const { value } = await transport.sendMessageStream(SendMessageRequest.fromJSON(params)).next();
  return { sent, got: StreamResponse.toJSON(value as StreamResponse) as JsonObject };
}

const SOME_PARAMS_03 = {
  message: { kind: 'message', messageId: 'm', role: 'user', parts: [{ kind: 'text', text: 'hi' }] },
};
const SOME_PARAMS_10 = { message: { messageId: 'm', role: 'ROLE_USER', parts: [{ text: 'hi' }] } };
const SOME_EVENT_03 = { kind: 'message', messageId: 'm', role: 'agent', parts: [] };
const SOME_EVENT_10 = { message: { messageId: 'm', role: 'ROLE_AGENT', parts: [] } };

const check = (property: fc.IAsyncProperty<[JsonObject]>) => fc.assert(property, { numRuns: 60 });

it('asks a 1.0 agent what the SDK asks it for a 0.3 caller', async () => {
  await check(
    fc.asyncProperty(sendParams03, async (params) => {
      const { asked } = await throughSdkServer(params, SOME_EVENT_10);
      expect(request10(translateParams('stream', params, '0.3', '1.0'))).toEqual(asked);
    }),
  );
});

it('tells a 0.3 caller what the SDK tells it, except: `final` of input-required, types and names of text and data', async () => {
  const items = item10.filter((value) => !hasNullData(value));
  await check(
    fc.asyncProperty(items, async (answer) => {
      const { got } = await throughSdkServer(SOME_PARAMS_03, answer);
      const ours = translateResult('stream', item(answer), '1.0', '0.3');
      expect(withoutCompat(ours)).toEqual(withFinalOfInputRequired(got));
    }),
  );
});

it('sends a 0.3 agent what the SDK sends it for a 1.0 caller, except: types and names of text and data', async () => {
  const someParams = sendParams10.filter((value) => !hasNullData(value));
  await check(
    fc.asyncProperty(someParams, async (params) => {
      const answer = { jsonrpc: '2.0', id: 1, result: SOME_EVENT_03 };
      const { sent } = await throughSdkClient(LegacyJsonRpcTransport, params, answer);
      expect(withoutCompat(translateParams('stream', params, '1.0', '0.3'))).toEqual(sent['params']);
    }),
  );
});

it('tells a 1.0 caller what the SDK makes of a 0.3 agent’s events', async () => {
  await check(
    fc.asyncProperty(item03, async (event) => {
      const answer = { jsonrpc: '2.0', id: 1, result: event };
      const { got } = await throughSdkClient(LegacyJsonRpcTransport, SOME_PARAMS_10, answer);
      expect(item(translateResult('stream', event, '0.3', '1.0'))).toEqual(got);
    }),
  );
});

it('speaks the REST of 0.3 as the SDK does, where the SDK’s proto has a place for what is said', async () => {
  const params = {
    message: {
      messageId: 'm',
      contextId: 'c',
      taskId: 't',
      role: 'ROLE_USER',
      parts: [{ text: 'hi' }, { raw: 'aGk=', mediaType: 'a/b' }, { url: 'https://h/f' }, { data: { k: [1] } }],
      extensions: ['https://h/x'],
      metadata: { k: 1 },
    },
    configuration: {
      acceptedOutputModes: ['text/plain'],
      returnImmediately: false,
      historyLength: 3,
      taskPushNotificationConfig: {
        id: 'c',
        url: 'https://h',
        token: 't',
        authentication: { scheme: 'Bearer', credentials: 'x' },
      },
    },
    metadata: { k: 1 },
  };
  const answer = {
    statusUpdate: {
      taskId: 't',
      contextId: 'c',
      status: { state: 'TASK_STATE_CANCELED', message: params.message, timestamp: '2026-11-22T10:35:32.244Z' },
      metadata: { k: 1 },
    },
  };
  const event = translateResult('stream', answer, '1.0', '0.3-rest') as JsonObject;
  const { sent, got } = await throughSdkClient(LegacyRestTransport, params, event);
  expect(translateParams('stream', params, '1.0', '0.3-rest')).toEqual(sent);
  expect(got).toEqual(item(answer));
});

it('does not share the SDK’s bug of not waiting when `blocking` is left out', async () => {
  const params = { ...SOME_PARAMS_03, configuration: { acceptedOutputModes: ['text/plain'] } };
  const { asked } = await throughSdkServer(params, SOME_EVENT_10);
  expect(asked).toHaveProperty('configuration.returnImmediately', true);
  expect(translateParams('stream', params, '0.3', '1.0')).not.toHaveProperty('configuration.returnImmediately');
});
