import { describe, expect, it, vi } from 'vitest';
import { aDeployment } from '../agents/agent.fixtures.ts';
import type { Agent } from '../agents/index.ts';
import type { Content, Platform } from '../platforms/index.ts';
import { SwitchboardError, type UpstreamEvent, UpstreamFailure } from '../protocol/index.ts';
import type { Runner } from '../tasks/index.ts';
import { anAgent, content, stream, unary, via } from './gateway.fixtures.ts';
import { createTrial } from './trial.ts';

const ADAPTED = anAgent({
  platform: 'langgraph',
  deployments: [aDeployment({ speaksA2a: false, staticHeaders: { 'x-own': '1' } })],
});

interface Setup {
  agent?: Agent;
  run?: Platform['run'];
  turn?: Runner['run'];
}

async function trying({ agent = anAgent(), run = async () => unary('{"task":{"id":"t"}}'), turn }: Setup) {
  const asked = vi.fn<Platform['run']>(run);
  const limits = {
    streaming: true,
    multiTurn: true,
    inputModes: [],
    outputModes: [],
    inputParts: [],
    serializeContext: false,
  };
  const runnerOf = vi.fn(() => turn && { limits, run: turn });
  let now = 0;
  const tryAgent = createTrial({
    platforms: { a2a: { run: asked } },
    runnerOf,
    conversationHeaders: (_agent, { contextId }) => ({ 'x-session': contextId }),
    randomHex: () => 'f'.repeat(64),
    newId: () => 'new-id',
    monotonic: () => (now += 5),
  });
  return { report: await tryAgent(agent, 'Hello'), asked, runnerOf };
}

async function* refusing(): AsyncGenerator<UpstreamEvent> {
  yield { type: 'progress' };
  throw new UpstreamFailure({ kind: 'failed', message: 'Wrong key.' });
}

const OWN_ERROR: Content = {
  kind: 'error',
  version: '1.0',
  error: { code: -32603, message: 'Out of ideas', data: undefined },
  sighting: { terminal: true },
};

const MESSAGE = { message: { messageId: 'new-id', role: 'ROLE_USER', parts: [{ text: 'Hello' }] } };

describe('a message to an agent that nobody can call yet', () => {
  it('is streamed where the agent can, with the settings that it would have, and told event by event', async () => {
    const agent = anAgent({ deployments: [aDeployment({ staticHeaders: { 'x-own': 'secret' } })] });
    const events = async function* () {
      yield content('{"task":{"id":"t"}}');
      yield content('{"statusUpdate":{"taskId":"t"}}');
    };
    const { report, asked } = await trying({ agent, run: async () => stream(events) });
    expect(report).toEqual({
      ms: 15,
      failure: null,
      frames: [
        { atMs: 5, frame: { task: { id: 't' } } },
        { atMs: 10, frame: { statusUpdate: { taskId: 't' } } },
      ],
    });
    const [{ operation, message, upstream } = {}] = asked.mock.calls[0] ?? [];
    expect([operation, message?.params(), upstream?.headers['x-own']]).toEqual(['stream', MESSAGE, 'secret']);
  });

  it('is sent for one answer where it cannot', async () => {
    const agent = anAgent({ capabilities: { streaming: false, pushNotifications: false, extendedAgentCard: false } });
    const { report, asked } = await trying({ agent });
    expect(report.frames).toEqual([{ atMs: 5, frame: { task: { id: 't' } } }]);
    expect(asked.mock.calls[0]?.[0].operation).toBe('send');
  });

  it('goes in a conversation of its own to agents that speak A2A on a platform', async () => {
    const { asked } = await trying({ agent: anAgent({ platform: 'bedrock_agentcore' }) });
    expect(asked.mock.calls[0]?.[0].upstream.headers['x-session']).toBe('new-id');
    expect(asked.mock.calls[0]?.[0].message.params()).toMatchObject({ message: { contextId: 'new-id' } });
  });

  it('is a turn on other platforms, told in the words of their adapters up to its end', async () => {
    const turn = async function* (): AsyncGenerator<UpstreamEvent> {
      yield { type: 'delta', artifact: 'a', parts: [{ text: 'Hi' }] };
      yield { type: 'done' };
      yield { type: 'progress', text: 'never read' };
    };
    const { report, runnerOf } = await trying({ agent: ADAPTED, turn });
    expect(report.frames.map(({ frame }) => frame)).toEqual([
      { type: 'delta', artifact: 'a', parts: [{ text: 'Hi' }] },
      { type: 'done' },
    ]);
    expect(report.failure).toBeNull();
    expect(runnerOf).toHaveBeenCalledWith(ADAPTED, ADAPTED.deployments[0], expect.objectContaining({ 'x-own': '1' }));
  });

  it.each<[string, Setup, string]>([
    [
      'an agent that is not there',
      { run: async () => Promise.reject(new SwitchboardError('UPSTREAM_UNREACHABLE', 'Nobody listens there.')) },
      'Nobody listens there.',
    ],
    [
      'the agent’s own error',
      {
        run: async () => ({ kind: 'unary', via, content: OWN_ERROR }),
      },
      'Out of ideas',
    ],
    [
      'a turn that failed',
      {
        agent: ADAPTED,
        turn: async function* () {
          yield { type: 'fail', kind: 'failed', message: 'No such graph.' };
        },
      },
      'No such graph.',
    ],
    [
      'a platform that refuses',
      {
        agent: ADAPTED,
        turn: () => refusing(),
      },
      'Wrong key.',
    ],
    [
      'a turn that broke off',
      { agent: ADAPTED, turn: async function* () {} },
      'The agent’s answer broke off before its end.',
    ],
    ['a platform without an adapter', { agent: ADAPTED }, 'There is no adapter for "langgraph".'],
    [
      'an agent that takes no calls',
      { agent: anAgent({ deployments: [aDeployment({ weight: 0 })] }) },
      'No deployment of the agent takes calls: give one a weight.',
    ],
  ])('tells of %s', async (_what, setup, failure) => expect((await trying(setup)).report.failure).toBe(failure));
});
