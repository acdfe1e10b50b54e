import { describe, expect, it } from 'vitest';
import type { AgentRegistration } from '../config/index.ts';
import { agentDefaults, registration } from './agents.fixtures.ts';
import { readAddress } from './registered-address.ts';
import { readTerms, timeoutsOf } from './registration-terms.ts';

const terms = (changes: Partial<AgentRegistration>) => readTerms(registration(changes));

describe('the address of an agent', () => {
  it.each<[string, Partial<AgentRegistration>, string]>([
    [
      'url',
      { url: 'http://a/1', agent_card_params: { url: 'http://b' }, litellm_params: { api_base: 'http://c' } },
      'http://a/1',
    ],
    [
      'agent_card_params.url',
      { agent_card_params: { url: 'http://b' }, litellm_params: { api_base: 'http://c' } },
      'http://b',
    ],
    ['litellm_params.api_base', { litellm_params: { api_base: 'http://c' } }, 'http://c'],
    ['the first interface', { agent_card_params: { supportedInterfaces: [{ url: 'http://d/rpc' }] } }, 'http://d/rpc'],
  ])('is read from %s', (_, given, url) => expect(readAddress(given)).toEqual({ url, cardUrl: null }));

  it('is what stands before the well-known path, when somebody pastes the address of the card', () => {
    const pasted = 'https://a.example/x/.well-known/agent-card.json?assistant_id=7';
    expect(readAddress({ url: pasted })).toEqual({ url: 'https://a.example/x', cardUrl: pasted });
    expect(readAddress({ url: 'https://a.example/.well-known/agent.json' }).url).toBe('https://a.example');
  });

  it.each<[string, Partial<AgentRegistration>, string]>([
    ['nothing', {}, 'url'],
    ['no URL', { agent_card_params: { url: 'agent' } }, 'agent_card_params.url'],
    ['another scheme', { litellm_params: { api_base: 'ftp://a' } }, 'litellm_params.api_base'],
    ['a password', { url: 'http://me:secret@a.example' }, 'url'],
    ['a number', { agent_card_params: { url: 7 } }, 'agent_card_params.url'],
  ])('is refused when it is %s', (_, given, field) =>
    expect(() => readAddress(given)).toThrow(
      expect.objectContaining({
        code: 'INVALID_PARAMS',
        details: { violations: [expect.objectContaining({ field })] },
      }),
    ),
  );

  it('says where the card is, in LiteLLM words or ours', () => {
    const cardUrl = (given: Partial<AgentRegistration>) => terms(given).deployments[0].cardUrl;
    expect(cardUrl({ url: 'http://a/x/', litellm_params: { agent_card_path: '/agentCard/v1.0' } })).toBe(
      'http://a/x/agentCard/v1.0',
    );
    expect(cardUrl({ card_url: 'http://b/card', litellm_params: { agent_card_path: 'x' } })).toBe('http://b/card');
    expect(cardUrl({ litellm_params: { agent_card_path: '' } })).toBeNull();
  });
});

describe('litellm_params', () => {
  it('names the platform', () => {
    for (const provider of [undefined, null, '', 'a2a']) {
      expect(terms({ litellm_params: { custom_llm_provider: provider } }).platform).toBe('a2a');
    }
    const litellm_params = { custom_llm_provider: 'pydantic_ai_agents' };
    expect(terms({ litellm_params }).platform).toBe('pydantic_ai_agents');
  });

  it('holds the settings of the platform, which names its fields itself', () => {
    const litellm_params = { custom_llm_provider: 'langgraph', assistant_id: 'helper', api_key: 'k', timeout: 9 };
    expect(terms({ litellm_params })).toMatchObject({ platform: 'langgraph', settings: { assistant_id: 'helper' } });
    const azure = { custom_llm_provider: 'azure_ai', api_base: 'https://azure.example' };
    expect(() => terms({ litellm_params: azure })).toThrow('litellm_params.agent_id: is missing');
  });

  it('locates the agent where the platform gives no address', () => {
    const arn = 'arn:aws:bedrock-agentcore:us-west-2:123456789012:runtime/my_agent-AbCdEf1234';
    const bare = { agent_name: 'x', litellm_params: { model: `bedrock/agentcore/${arn}` } };
    expect(readTerms(bare).deployments[0].url).toBe(
      'https://bedrock-agentcore.us-west-2.amazonaws.com/runtimes/arn%3Aaws%3Abedrock-agentcore%3Aus-west-2%3A123456789012%3Aruntime%2Fmy_agent-AbCdEf1234',
    );
    const deployments = [{ url: 'https://vpce.example/' }, { url: 'https://vpce.example/runtimes/other' }];
    expect(readTerms({ ...bare, deployments }).deployments.map(({ url }) => url)).toEqual([
      `https://vpce.example/runtimes/${encodeURIComponent(arn)}`,
      'https://vpce.example/runtimes/other',
    ]);
  });

  it.each([['langfuse'], ['toString'], [7]])('with platform %s is refused, and says which are supported', (provider) =>
    expect(() => terms({ litellm_params: { custom_llm_provider: provider } })).toThrow(
      'not supported; supported: a2a, langgraph',
    ),
  );

  it('holds prices, exact', () => {
    const litellm_params = { cost_per_query: 0.05, input_cost_per_token: '0.0000015', output_cost_per_token: null };
    expect(terms({ litellm_params }).pricing).toEqual({ perCallNano: 50_000_000, perInputTokenNano: 1500 });
  });

  it.each([
    ['cost_per_query', -1],
    ['input_cost_per_token', 'cheap'],
    ['timeout', 0],
    ['timeout', 'soon'],
    ['timeout', 86_401],
    ['agent_card_path', 7],
  ])('with %s %s is refused, naming the field', (field, value) =>
    expect(() => terms({ litellm_params: { [field]: value } })).toThrow(`litellm_params.${field}`),
  );

  it('has one timeout for every wait, which ours override', () => {
    const given = registration({ litellm_params: { timeout: 1.5 }, timeouts: { idle_ms: 9 } });
    expect(timeoutsOf(given, readTerms(given), agentDefaults)).toEqual({
      connectMs: 10_000,
      firstByteMs: 1500,
      idleMs: 9,
      totalMs: 0,
    });
  });

  it('may publish the agent; our own word wins', () => {
    expect(terms({ litellm_params: { make_public: true } }).public).toBe(true);
    expect(terms({ public: false, litellm_params: { make_public: true } }).public).toBe(false);
    expect(terms({}).public).toBeUndefined();
  });
});

it('addresses, security and signatures of a registered card are not taken over', () => {
  const agent_card_params = {
    name: 'N',
    url: 'http://u',
    securitySchemes: {},
    signatures: [],
    supportedInterfaces: [],
  };
  expect(terms({ agent_card_params }).cardOverrides).toEqual({ name: 'N' });
});
