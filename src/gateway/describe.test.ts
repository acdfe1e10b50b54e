import { describe, expect, it } from 'vitest';
import { agentDefaults } from '../agents/agents.fixtures.ts';
import type { Undescribed } from '../agents/index.ts';
import type { Outbound, OutboundRequest } from '../outbound/index.ts';
import type { Adapter } from '../platforms/index.ts';
import { UpstreamFailure } from '../protocol/index.ts';
import { createDescriber } from './describe.ts';

const agent: Undescribed = {
  name: 'helper',
  platform: 'langgraph',
  settings: { assistant_id: 'a' },
  url: new URL('https://langgraph.example/base'),
  network: 'public',
  headers: { 'x-tenant': 't' },
  identity: { credentials: { type: 'headers', headers: { 'x-api-key': 'k' } } },
};

const limited: Adapter = {
  limits: () => ({
    streaming: false,
    multiTurn: true,
    inputModes: ['text/plain', 'image/png'],
    outputModes: ['text/plain'],
    inputParts: ['text'],
    serializeContext: false,
  }),
  async *run() {},
};

function describeBy(adapter: Adapter | undefined) {
  const sent: OutboundRequest[] = [];
  const send: Outbound['send'] = async (request) => {
    sent.push(request);
    return {
      status: 200,
      headers: {},
      body: { async *[Symbol.asyncIterator]() {}, buffer: () => Buffer.alloc(0), abort() {} },
    };
  };
  const adapters = adapter ? { langgraph: adapter } : {};
  const describer = createDescriber({ adapters, outbound: { send }, defaults: agentDefaults });
  return { sent, card: describer(agent, new AbortController().signal) };
}

const BASIC = {
  name: 'helper',
  description: 'The agent "helper".',
  version: '1.0.0',
  capabilities: { streaming: true, pushNotifications: true, extendedAgentCard: false },
  defaultInputModes: ['text/plain', 'image/png'],
  defaultOutputModes: ['text/plain'],
  skills: [],
};

describe('the card of an agent that shows none', () => {
  it('says what its platform can do, where that cannot be asked', async () =>
    expect(await describeBy(limited).card).toEqual(BASIC));

  it('says what the platform tells of it, asked as the gateway calls it', async () => {
    const { card, sent } = describeBy({
      ...limited,
      async describe({ http, upstream, settings }) {
        await http.send({
          method: 'GET',
          url: new URL(`/assistants/${JSON.stringify(settings['assistant_id'])}`, upstream.url),
        });
        return { name: 'Helper', description: 'Helps.', defaultInputModes: ['application/json'] };
      },
    });
    expect(await card).toEqual({
      ...BASIC,
      name: 'Helper',
      description: 'Helps.',
      defaultInputModes: ['application/json'],
    });
    expect(sent).toEqual([
      expect.objectContaining({
        url: new URL('https://langgraph.example/assistants/"a"'),
        network: 'public',
        headers: { 'x-tenant': 't' },
        identity: agent.identity,
      }),
    ]);
  });

  it('is described by what it can do, where the platform says nothing else', async () => {
    const skills = [{ id: 'chat', name: 'Chat', description: 'Answers messages.', tags: [] }];
    const { card } = describeBy({ ...limited, describe: async () => ({ description: '', skills }) });
    expect(await card).toEqual({ ...BASIC, skills, description: 'Answers messages.' });
  });

  it('is not made up when the platform fails', () =>
    expect(
      describeBy({
        ...limited,
        describe: () =>
          Promise.reject(new UpstreamFailure({ kind: 'not-found', message: 'There is no assistant "a".' })),
      }).card,
    ).rejects.toMatchObject({ code: 'UPSTREAM_FAILED', message: 'There is no assistant "a".' }));

  it('needs an adapter', () =>
    expect(describeBy(undefined).card).rejects.toMatchObject({
      code: 'INVALID_PARAMS',
      message: 'litellm_params.custom_llm_provider: there is no adapter for "langgraph" yet.',
    }));
});
