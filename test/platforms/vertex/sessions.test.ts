import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { say10 } from '../../support/messages.ts';
import { gatewayTarget } from '../../support/target.ts';
import { type AnyJson, at, rpc } from '../../support/wire.ts';
import { ADK, type FakeVertex, startFakeVertex } from './fake-server.ts';
import { googleAccess } from './platforms.ts';

// What the sessions of ADK apps keep for the gateway, and what happens when they are gone.

let google: FakeVertex;
let gateway: TestGateway;

beforeAll(async () => {
  [google, gateway] = await Promise.all([startFakeVertex(), startGateway()]);
  const litellm_params = { ...googleAccess({ platform: google.url }), reasoning_engine_id: ADK };
  await gateway.register({ agent_name: 'app', url: google.url, litellm_params });
});
afterAll(async () => {
  await gateway?.close();
  await google?.close();
});

async function sent(text: string, message: object = {}): Promise<AnyJson> {
  const answer = await rpc(gatewayTarget(gateway, 'app'), 'SendMessage', say10(text, message), { version: '1.0' });
  return at(answer.json, 'result', 'task') ?? answer.json;
}
const stateOf = (task: AnyJson) => at(task, 'status', 'state');
const answerOf = (task: AnyJson) => at(task, 'artifacts', 0, 'parts', 0, 'text');

it('a question for authorization shows where to go, and keeps the secrets of the agent’s client on the platform', async () => {
  const asked = await sent('login');
  expect(stateOf(asked)).toBe('TASK_STATE_AUTH_REQUIRED');
  expect(at(asked, 'status', 'message', 'parts', 1, 'data')).toMatchObject({
    auth_uri: 'https://login.example/?state=s-1',
    auth_scheme: { type: 'oauth2' },
  });
  expect(JSON.stringify(asked)).not.toContain('of-the-agents-own-client');
  const answered = await sent('https://app.example/back?code=1', { taskId: at(asked, 'id') });
  expect(stateOf(answered)).toBe('TASK_STATE_COMPLETED');
  expect(answerOf(answered)).toBe('Resumed with "https://app.example/back?code=1"');
  expect(JSON.stringify(answered)).not.toContain('of-the-agents-own-client');
});

it('a conversation whose session has expired begins anew, and the answer says so', async () => {
  const first = await sent('one');
  google.forgetSessions();
  const second = await sent('two', { contextId: at(first, 'contextId') });
  expect(answerOf(second)).toBe('You said: two (1 turns)');
  expect(at(second, 'artifacts', 0, 'metadata')).toEqual({ contextReset: true });
  const third = await sent('three', { contextId: at(first, 'contextId') });
  expect(answerOf(third)).toBe('You said: three (2 turns)');
  expect(at(third, 'artifacts', 0, 'metadata')).toBeUndefined();
});

it('a question that nobody knows any more fails its task, in words that say what to do', async () => {
  const asked = await sent('please ask');
  google.forgetSessions();
  const answered = await sent('yes', { taskId: at(asked, 'id') });
  expect(stateOf(answered)).toBe('TASK_STATE_FAILED');
  expect(at(answered, 'status', 'message', 'parts', 0, 'text')).toContain('Send the message again in a new task');
});

it('what the app raises is told, and nothing of the request that it was given', async () => {
  const failed = await sent('raise');
  expect(stateOf(failed)).toBe('TASK_STATE_FAILED');
  expect(at(failed, 'status', 'message', 'parts', 0, 'text')).toBe('No luck today');
});
