import { expect, it } from 'vitest';
import { scriptedUpstream } from '../adapter.fixtures.ts';
import { foundryAdapter } from './foundry-adapter.ts';

const describeAgent = foundryAdapter.describe;

it('a card has what the project knows of the newest version', async () => {
  const body = { name: 'my-agent', versions: { latest: { version: '3', description: 'Helps.' } } };
  const { context, sent } = scriptedUpstream({ agent_id: 'my-agent' }, [{ body }]);
  expect(await describeAgent(context)).toEqual({
    name: 'my-agent',
    description: 'Helps.',
    skills: [{ id: 'my-agent', name: 'my-agent', description: 'Helps.', tags: ['azure-ai-foundry'] }],
  });
  expect(sent[0]?.url.href).toBe('https://platform.example/base/agents/my-agent?api-version=v1');
});

it("a card has the skills of the agent's own, where it has one", async () => {
  const skill = { id: 's', name: 'Sums', description: 'Adds up.', tags: ['math'], examples: ['1+1'] };
  const agent_card = { description: 'Adds.', skills: [skill, { id: 'half' }, 7] };
  const { context } = scriptedUpstream({ agent_id: 'a' }, [{ body: { name: 'a', agent_card } }]);
  expect(await describeAgent(context)).toEqual({ name: 'a', description: 'Adds.', skills: [skill] });
});

it('a card of a classic agent has what the project knows of the assistant', async () => {
  const settings = { agent_id: 'asst_1', api_version: '2025-05-01' };
  const { context, sent } = scriptedUpstream(settings, [{ body: { id: 'asst_1', name: 'Helper', description: null } }]);
  expect(await describeAgent(context)).toEqual({
    name: 'Helper',
    skills: [{ id: 'Helper', name: 'Helper', description: 'The agent "Helper".', tags: ['azure-ai-foundry'] }],
  });
  expect(sent[0]?.url.href).toBe('https://platform.example/base/assistants/asst_1?api-version=2025-05-01');
});

it('an agent that there is not has no card', () =>
  expect(describeAgent(scriptedUpstream({ agent_id: 'a' }, [{ status: 404 }]).context)).rejects.toMatchObject({
    terms: { kind: 'not-found' },
  }));

it('says which setting is wrong', () => {
  expect(() => foundryAdapter.limits({})).toThrow('litellm_params.agent_id');
  expect(() => foundryAdapter.limits({ agent_id: 'a', background: true })).toThrow('litellm_params.background');
});

it('a card of an agent that speaks A2A itself names where the project takes calls for it', async () => {
  const card = { name: 'a', description: 'd', url: 'http://internal/', protocolVersion: '0.3.0', skills: [] };
  const { context, sent } = scriptedUpstream({ agent_id: 'a', protocol: 'a2a' }, [{ status: 404 }, { body: card }]);
  expect(await describeAgent(context)).toEqual({
    name: 'a',
    description: 'd',
    skills: [],
    supportedInterfaces: [
      {
        url: 'https://platform.example/base/agents/a/endpoint/protocols/a2a',
        protocolBinding: 'JSONRPC',
        protocolVersion: '0.3',
      },
    ],
  });
  expect(sent.map(({ url }) => url.pathname)).toEqual([
    '/base/agents/a/endpoint/protocols/a2a/agentCard/v1.0',
    '/base/agents/a/endpoint/protocols/a2a/agentCard/v0.3',
  ]);
});
