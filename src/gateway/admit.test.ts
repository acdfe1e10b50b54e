import { describe, expect, test } from 'vitest';
import type { Principal } from '../access/index.ts';
import { aDeployment } from '../agents/agent.fixtures.ts';
import type { Agent, AgentDirectory } from '../agents/index.ts';
import { admit } from './admit.ts';
import { aKey, aKeyFor, anAgent } from './gateway.fixtures.ts';
import type { Invocation } from './invocation.ts';

const directory = (...agents: Agent[]): AgentDirectory => ({
  find: (ref) => agents.find(({ id, name }) => id === ref || name === ref),
  list: () => agents,
  default: () => undefined,
});

interface Ask {
  principal?: Principal;
  agentRef?: string;
  operation?: Invocation['operation'];
  hasInlinePush?: boolean;
}

function ask(
  { principal = aKey(), agentRef = 'echo', operation = 'send', hasInlinePush = false }: Ask,
  ...agents: Agent[]
) {
  const invocation = { principal, agentRef, operation, message: { hasInlinePush } } as Invocation;
  return admit(invocation, directory(...agents));
}

test('a key that was given the agent may call it by name and by id', () => {
  expect(ask({}, anAgent())).toMatchObject({ refusal: null, reason: 'key grants agent' });
  expect(ask({ agentRef: 'agent-1' }, anAgent()).refusal).toBeNull();
});

test('an admin may call every agent', () => {
  expect(ask({ principal: { kind: 'admin' } }, anAgent())).toMatchObject({ refusal: null, reason: 'admin' });
});

test('a key that declares no agents may call none: default deny', () => {
  expect(ask({ principal: aKey({ grants: { key: null, team: null, caller: null } }) }, anAgent()).refusal?.code).toBe(
    'AGENT_NOT_FOUND',
  );
});

test('an agent that may not be seen looks exactly like one that does not exist', () => {
  const stranger = aKeyFor('agent-2');
  const forbidden = ask({ principal: stranger }, anAgent()).refusal;
  const unknown = ask({ principal: stranger }).refusal;
  expect(forbidden?.message).toBe(unknown?.message);
  expect(forbidden?.code).toBe(unknown?.code);
});

test('an agent that can be seen but not called is refused as such', () => {
  const stranger = aKeyFor();
  expect(ask({ principal: stranger }, anAgent({ public: true })).refusal?.code).toBe('PERMISSION_DENIED');
});

test('nobody in particular needs a key, whether the agent exists or not', () => {
  const nobody: Principal = { kind: 'anonymous' };
  expect(ask({ principal: nobody }, anAgent()).refusal?.code).toBe('UNAUTHENTICATED');
  expect(ask({ principal: nobody }).refusal?.code).toBe('UNAUTHENTICATED');
});

test('a disabled agent and one without a card take no calls', () => {
  expect(ask({}, anAgent({ enabled: false })).refusal?.code).toBe('AGENT_DISABLED');
  const unknown = aDeployment({ interfaces: [] });
  expect(ask({}, anAgent({ deployments: [unknown] })).refusal?.code).toBe('AGENT_DISABLED');
  expect(ask({}, anAgent({ deployments: [unknown, aDeployment()] })).refusal).toBeNull();
});

test('a paused agent takes no calls, and says why to those who may call it', () => {
  const paused = { reason: 'moving house', at: 1, by: 'admin' };
  expect(ask({}, anAgent({ paused })).refusal).toMatchObject({
    code: 'AGENT_PAUSED',
    message: 'Agent "echo" is paused by an administrator: moving house. Call again when it is resumed.',
  });
  expect(ask({}, anAgent({ paused: { ...paused, reason: '' } })).refusal?.message).toBe(
    'Agent "echo" is paused by an administrator. Call again when it is resumed.',
  );
  expect(ask({ principal: aKeyFor() }, anAgent({ paused })).refusal?.code).toBe('AGENT_NOT_FOUND');
});

describe('what the card does not promise is refused without asking the agent', () => {
  const nothing = { streaming: false, pushNotifications: false, extendedAgentCard: false };
  test.each([
    ['stream', 'UNSUPPORTED_OPERATION'],
    ['subscribe', 'UNSUPPORTED_OPERATION'],
    ['extended-card', 'UNSUPPORTED_OPERATION'],
    ['push-create', 'PUSH_NOTIFICATION_NOT_SUPPORTED'],
    ['push-list', 'PUSH_NOTIFICATION_NOT_SUPPORTED'],
  ] as const)('%s', (operation, code) => {
    expect(ask({ operation }, anAgent({ capabilities: nothing, push: 'validate' })).refusal?.code).toBe(code);
    expect(ask({ operation }, anAgent({ push: 'validate' })).refusal).toBeNull();
  });

  test('a push config inside a send is governed like one of its own', () => {
    expect(ask({ hasInlinePush: true }, anAgent()).refusal?.code).toBe('PUSH_NOTIFICATION_NOT_SUPPORTED');
    expect(ask({ hasInlinePush: true }, anAgent({ push: 'validate' })).refusal).toBeNull();
  });
});
