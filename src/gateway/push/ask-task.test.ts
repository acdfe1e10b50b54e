import { describe, expect, it, vi } from 'vitest';
import { aDeployment } from '../../agents/agent.fixtures.ts';
import type { Agent } from '../../agents/index.ts';
import type { Platform } from '../../platforms/index.ts';
import type { TaskEntry } from '../../tasks/index.ts';
import { aTask } from '../../tasks/tasks.fixtures.ts';
import { anAgent, unary } from '../gateway.fixtures.ts';
import { createTaskAsker } from './ask-task.ts';

const HERE = aDeployment({ id: 'here', staticHeaders: { 'x-own': 'here' } });
const THERE = aDeployment({ id: 'there', staticHeaders: { 'x-own': 'there' } });
const NATIVE = anAgent({ platform: 'bedrock_agentcore', deployments: [HERE] });
const ENTRY = aTask({ agentId: 'agent-1', taskId: 't-1', owner: 'key:anna', contextId: 'c-1' });

interface Setup {
  agent?: Agent;
  entry?: TaskEntry;
  own?: { id: string };
  run?: Platform['run'];
}

/** @returns what is known of the task, and what was sent to find out */
async function asking({ agent = NATIVE, entry, own, run = async () => unary('{"id":"t-1"}') }: Setup) {
  const asked = vi.fn<Platform['run']>(run);
  const ask = createTaskAsker({
    agents: { find: () => agent },
    engine: { find: async () => own },
    tasks: { find: async () => entry },
    platforms: { a2a: { run: asked } },
    conversationHeaders: (_agent, { owner, contextId }) => ({ 'x-session': `${owner} ${contextId}` }),
  });
  const task = await ask({ agentId: 'agent-1', taskId: 't-1' });
  return { task, headers: asked.mock.calls.map(([{ upstream }]) => upstream.headers) };
}

describe('how a task stands that nobody calls about', () => {
  it('is asked of agents that speak A2A on any platform, in the conversation of the task', async () => {
    const { task, headers } = await asking({ entry: ENTRY });
    expect(task).toEqual({ id: 't-1' });
    expect(headers).toEqual([expect.objectContaining({ 'x-own': 'here', 'x-session': 'key:anna c-1' })]);
  });

  it('is asked where the task lives, and nowhere else', async () => {
    const agent = anAgent({ deployments: [HERE, THERE] });
    const { headers } = await asking({ agent, entry: { ...ENTRY, deploymentId: 'there' } });
    expect(headers).toEqual([expect.objectContaining({ 'x-own': 'there' })]);
  });

  it('is asked everywhere until somebody knows the task, where nobody remembers it', async () => {
    const agent = anAgent({ deployments: [HERE, THERE] });
    const run = vi.fn<Platform['run']>(async () => unary('{"id":"t-1"}'));
    run.mockResolvedValueOnce(unary('', { errorCode: -32001 }));
    const { task, headers } = await asking({ agent, run });
    expect(task).toEqual({ id: 't-1' });
    expect(headers.map((sent) => sent['x-own'])).toEqual(['here', 'there']);
  });

  it('is known without asking of tasks of the gateway’s own', async () => {
    expect(await asking({ own: { id: 't-1' } })).toEqual({ task: { id: 't-1' }, headers: [] });
  });

  it('stays unknown when the agent speaks no A2A, takes no calls, fails, or answers with another task', async () => {
    const mute = anAgent({ deployments: [aDeployment({ speaksA2a: false })] });
    for (const agent of [mute, anAgent({ enabled: false }), anAgent({ paused: { reason: '', at: 0, by: '' } })])
      expect(await asking({ agent })).toEqual({ task: undefined, headers: [] });
    const failing: Platform['run'] = async () => {
      throw new Error('unreachable');
    };
    for (const run of [failing, async () => unary('{"id":"t-2"}')])
      expect((await asking({ run })).task).toBeUndefined();
  });
});
