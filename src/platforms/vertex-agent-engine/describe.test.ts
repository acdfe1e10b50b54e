import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../protocol/index.ts';
import { type ScriptedAnswer, scriptedUpstream } from '../adapter.fixtures.ts';
import { ADK_ENGINE } from './vertex.fixtures.ts';
import { vertexAdapter } from './vertex-adapter.ts';

const ENGINE = 'https://platform.example/v1beta1/projects/p/locations/l/reasoningEngines/42';
const GEMINI =
  'https://l-discoveryengine.googleapis.com/v1/projects/1/locations/l/collections/c/engines/e/assistants/a/agents/7';
const DATA = 'https://geminidataanalytics.googleapis.com/v1/a2a/projects/p/locations/l/agents/7';

async function described(url: string, answers: ScriptedAnswer[], settings: JsonObject = {}) {
  const { context, sent } = scriptedUpstream(settings, answers);
  const card = await vertexAdapter.describe?.({ ...context, upstream: { ...context.upstream, url: new URL(url) } });
  return { card, asked: sent.map(({ url: { href }, headers }) => [href, headers]) };
}

const CARD_03: JsonObject = {
  protocolVersion: '0.3.0',
  name: 'Own',
  description: 'Of its own.',
  version: '2',
  url: 'http://localhost:1/',
  preferredTransport: 'HTTP+JSON',
  capabilities: { streaming: false },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills: [],
};
const CARD_10: JsonObject = {
  name: 'Own',
  description: 'Of its own.',
  version: '2',
  capabilities: { streaming: true },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills: [],
  supportedInterfaces: [
    { url: 'http://localhost:1/', protocolBinding: 'HTTP+JSON', protocolVersion: '1.0' },
    { url: 'http://localhost:1/', protocolBinding: 'HTTP+JSON', protocolVersion: '0.3' },
    { url: 'http://localhost:1/', protocolBinding: 'JSONRPC', protocolVersion: '1.0' },
  ],
};
const native = (card?: JsonObject | string): ScriptedAnswer => ({
  body: {
    spec: {
      classMethods: [
        { name: 'on_message_send', api_mode: 'a2a_extension', ...(card !== undefined && { a2a_agent_card: card }) },
        { name: 'query', api_mode: '' },
      ],
    },
  },
});
const at = (url: string, ...versions: string[]) =>
  versions.map((protocolVersion) => ({ url, protocolBinding: 'HTTP+JSON', protocolVersion }));

describe('the card of an engine', () => {
  it('has what Agent Engine knows of it', async () => {
    expect(await described(ENGINE, [{ body: ADK_ENGINE }])).toEqual({
      card: {
        name: 'Helper',
        description: 'Helps.',
        skills: [{ id: 'agent', name: 'Helper', description: 'Helps.', tags: ['agent-engine', 'google-adk'] }],
      },
      asked: [[ENGINE, undefined]],
    });
  });

  it('is refused when nothing of it could be called, or it is not there', async () => {
    await expect(described(ENGINE, [{ body: {} }])).rejects.toThrow('Those that can be called: none.');
    await expect(described(ENGINE, [{ status: 404 }])).rejects.toMatchObject({ terms: { kind: 'not-found' } });
    await expect(described(ENGINE, [{ body: [1] }])).rejects.toMatchObject({ terms: { kind: 'invalid-answer' } });
  });
});

describe('the card of an agent that speaks A2A', () => {
  it('is its own, with the address at which Google lets it be called', async () => {
    const { card, asked } = await described(ENGINE, [native(JSON.stringify(CARD_03))]);
    const { url: _url, protocolVersion: _version, preferredTransport: _transport, ...shown } = CARD_03;
    expect(card).toEqual({ ...shown, supportedInterfaces: at(`${ENGINE}/a2a`, '0.3') });
    expect(asked).toHaveLength(1);
  });

  it('may be written as Python writes', async () => {
    const { defaultInputModes, defaultOutputModes, protocolVersion, preferredTransport, ...same } = CARD_03;
    const pythonic = {
      ...same,
      default_input_modes: defaultInputModes ?? [],
      default_output_modes: defaultOutputModes ?? [],
      protocol_version: protocolVersion ?? '',
      preferred_transport: preferredTransport ?? '',
    };
    const { card } = await described(ENGINE, [native(JSON.stringify(pythonic))]);
    expect(card?.['supportedInterfaces']).toEqual(at(`${ENGINE}/a2a`, '0.3'));
    expect(card).toMatchObject({ defaultInputModes: ['text/plain'] });
    expect(card).not.toHaveProperty('preferredTransport');
  });

  it('keeps the versions of its HTTP+JSON, in their order', async () => {
    const { card } = await described(ENGINE, [native(JSON.stringify(CARD_10))]);
    expect(card?.['supportedInterfaces']).toEqual(at(`${ENGINE}/a2a`, '1.0', '0.3'));
  });

  it.each([[undefined], ['{no json']])(
    'is asked for where it is shown, in either version, when the engine has none (%j)',
    async (own) => {
      const { card, asked } = await described(ENGINE, [native(own), { status: 404 }, { body: CARD_10 }]);
      expect(card?.['name']).toBe('Own');
      expect(asked.slice(1)).toEqual([
        [`${ENGINE}/a2a/v1/card`, {}],
        [`${ENGINE}/a2a/extendedAgentCard`, { 'a2a-version': '1.0' }],
      ]);
    },
  );

  it('is not looked at when an administrator names a method', async () => {
    const { card } = await described(ENGINE, [native(JSON.stringify(CARD_03))], { class_method: 'query' });
    expect(card).not.toHaveProperty('supportedInterfaces');
  });

  it.each([
    [GEMINI, `${GEMINI}/a2a`, `${GEMINI}/a2a/v1/card`],
    [DATA, `${DATA}/`, `${DATA}/v1/card`],
  ])('is found of agents that are no engines: %s', async (url, face, place) => {
    const { card, asked } = await described(url, [{ body: CARD_03 }]);
    expect(card?.['supportedInterfaces']).toEqual(at(face, '0.3'));
    expect(asked).toEqual([[place, {}]]);
  });

  it('must be one', async () => {
    await expect(described(GEMINI, [{ body: [] }])).rejects.toMatchObject({ terms: { kind: 'invalid-answer' } });
    await expect(described(GEMINI, [{ body: {} }])).rejects.toMatchObject({ terms: { kind: 'invalid-answer' } });
    await expect(described(GEMINI, [{ status: 403 }])).rejects.toMatchObject({ terms: { kind: 'unauthorized' } });
  });
});

it('says which setting is wrong, and what a template has no place for', () => {
  expect(() => vertexAdapter.limits({ tool_events: 'yes' })).toThrow('litellm_params.tool_events');
  expect(vertexAdapter.limits({}).inputParts).toContain('raw');
  expect(vertexAdapter.limits({ input_template: { q: '{{text}}' } }).inputParts).toEqual(['text', 'data']);
  expect(vertexAdapter.limits({ input_template: { f: '{{files}}' } }).inputParts).toContain('raw');
});
