import { describe, expect, it } from 'vitest';
import { platformAddress, readPlatform } from './read-platform.ts';

const ARN = 'arn:aws:bedrock-agentcore:us-west-2:123456789012:runtime/my_agent-AbCdEf1234';
const ENGINE = 'projects/p/locations/europe-west4/reasoningEngines/42';
const GEMINI_AGENT = 'projects/1/locations/eu/collections/c/engines/e/assistants/default_assistant/agents/7';
const BASE = 'https://platform.example';

const read = (litellm_params: Record<string, unknown>, more: object = {}) => readPlatform({ litellm_params, ...more });
const settingsOf = (litellm_params: Record<string, unknown>) => {
  const platform = read(litellm_params);
  return 'settings' in platform ? platform.settings : platform;
};

describe('the platform', () => {
  it.each([
    [{}, 'a2a'],
    [{ custom_llm_provider: '', model: 'gpt' }, 'a2a'],
    [{ custom_llm_provider: 'a2a', model: 'langgraph/agent' }, 'a2a'],
    [{ model: 'langgraph/agent', api_base: BASE }, 'langgraph'],
    [{ custom_llm_provider: 'langgraph', api_base: BASE }, 'langgraph'],
    [{ custom_llm_provider: 'bedrock', model: `bedrock/agentcore/${ARN}` }, 'bedrock_agentcore'],
    [{ custom_llm_provider: 'bedrock_agentcore', agent_runtime_arn: ARN }, 'bedrock_agentcore'],
    [{ custom_llm_provider: 'azure_ai', model: 'agents/asst_1', api_base: BASE }, 'azure_ai_foundry'],
    [{ custom_llm_provider: 'vertex_ai', reasoning_engine_id: ENGINE }, 'vertex_agent_engine'],
    [{ custom_llm_provider: 'pydantic_ai_agents', api_base: BASE }, 'pydantic_ai_agents'],
    [{ model: 'openai/gpt-4.1', api_base: BASE }, 'openai'],
  ])('of %o is %s', (params, name) => expect(read(params)).toMatchObject({ name }));

  it.each(['azure', 'constructor', 7])('%s is unknown, and the answer names those that are not', (provider) =>
    expect(read({ custom_llm_provider: provider })).toMatchObject({
      field: 'custom_llm_provider',
      description: expect.stringContaining('supported: a2a, langgraph, vertex_agent_engine'),
    }),
  );
});

describe('an adapter’s settings', () => {
  it('are the platform’s fields with their defaults, and what else was given, without credentials and common fields', () => {
    const platform = read({
      custom_llm_provider: 'langgraph',
      model: 'langgraph/helper',
      api_base: BASE,
      api_key: 'secret',
      cost_per_query: 1,
      timeout: 3,
      configurable: { user: 9 },
      of_the_adapter: [1],
    });
    expect(platform).toEqual({
      name: 'langgraph',
      settings: {
        assistant_id: 'helper',
        input_key: 'messages',
        configurable: { user: 9 },
        of_the_adapter: [1],
      },
      credentials: { api_key: 'secret' },
    });
  });

  it('name the agent by its own field rather than by the model', () => {
    const langgraph = { custom_llm_provider: 'langgraph', api_base: BASE };
    expect(settingsOf({ ...langgraph, model: 'langgraph/a', assistant_id: 'b' })).toMatchObject({ assistant_id: 'b' });
    expect(settingsOf({ ...langgraph, model: 'plain' })).toMatchObject({ assistant_id: 'plain' });
    expect(settingsOf({ ...langgraph, assistant_id: '' })).toMatchObject({ assistant_id: 'agent' });
    expect(settingsOf({ model: 'openai/org/model', api_base: BASE })).toMatchObject({ model: 'org/model' });
  });

  it('take the ARN of a runtime from where the address stands', () =>
    expect(read({ custom_llm_provider: 'bedrock' }, { agent_card_params: { url: ARN } })).toMatchObject({
      settings: { agent_runtime_arn: ARN },
    }));
});

describe('what is wrong is named', () => {
  it.each([
    [{ custom_llm_provider: 'langgraph' }, 'api_base', 'is missing: Where it is. For example "http://localhost:2024".'],
    [{ custom_llm_provider: 'azure_ai', api_base: BASE }, 'agent_id', 'is missing'],
    [{ custom_llm_provider: 'bedrock', model: 'bedrock/anthropic.claude' }, 'agent_runtime_arn', 'is missing'],
    [{ custom_llm_provider: 'bedrock', agent_runtime_arn: 'my_agent' }, 'agent_runtime_arn', 'the whole resource'],
    [{ custom_llm_provider: 'vertex_ai', reasoning_engine_id: '42' }, 'reasoning_engine_id', 'the whole resource'],
    [{ custom_llm_provider: 'langgraph', api_base: BASE, context: 'x' }, 'context', 'must be an object'],
    [{ custom_llm_provider: 'langgraph', api_base: BASE, stream_subgraphs: 'x' }, 'stream_subgraphs', 'true or false'],
    [{ model: 'openai/m', api_base: BASE, protocol: 'x' }, 'protocol', 'must be responses or chat'],
    [{ model: 'openai/m', api_base: BASE, api_key: 7 }, 'api_key', 'must be text'],
  ])('%o', (params, field, description) =>
    expect(read(params)).toEqual({ field, description: expect.stringContaining(description) }),
  );

  it('but an address may stand in any of its places', () => {
    const langgraph = { custom_llm_provider: 'langgraph' };
    for (const more of [{ url: BASE }, { deployments: [{ url: BASE }] }, { agent_card_params: { url: BASE } }])
      expect(read(langgraph, more)).toMatchObject({ name: 'langgraph' });
  });
});

describe('the address', () => {
  const address = (params: Record<string, unknown>, written?: string) => {
    const platform = read(params, written === undefined ? {} : { url: written });
    return 'name' in platform ? platformAddress(platform, written) : platform;
  };
  const runtime = { custom_llm_provider: 'bedrock', agent_runtime_arn: ARN };

  it.each([
    [ENGINE, {}, `https://europe-west4-aiplatform.googleapis.com/v1beta1/${ENGINE}`],
    [ENGINE, { vertex_location: 'us-central1' }, `https://europe-west4-aiplatform.googleapis.com/v1beta1/${ENGINE}`],
    [
      '42',
      { vertex_project: 'p' },
      'https://us-central1-aiplatform.googleapis.com/v1beta1/projects/p/locations/us-central1/reasoningEngines/42',
    ],
    [
      'projects/p/locations/global/reasoningEngines/42',
      {},
      'https://aiplatform.googleapis.com/v1beta1/projects/p/locations/global/reasoningEngines/42',
    ],
    [GEMINI_AGENT, {}, `https://eu-discoveryengine.googleapis.com/v1/${GEMINI_AGENT}`],
    [
      'projects/p/locations/global/agents/7',
      {},
      'https://geminidataanalytics.googleapis.com/v1/a2a/projects/p/locations/global/agents/7',
    ],
  ])('of engine %s with %o is in the resource’s own location', (id, more, url) =>
    expect(address({ custom_llm_provider: 'vertex_ai', reasoning_engine_id: id, ...more })).toBe(url),
  );

  it('of a runtime is in its region, at another endpoint, or the one that was written whole', () => {
    const path = `/runtimes/${encodeURIComponent(ARN)}`;
    expect(address(runtime)).toBe(`https://bedrock-agentcore.us-west-2.amazonaws.com${path}`);
    expect(address(runtime, 'http://127.0.0.1:9000')).toBe(`http://127.0.0.1:9000${path}`);
    expect(address(runtime, 'https://x.example/runtimes/y?qualifier=z')).toBe(
      'https://x.example/runtimes/y?qualifier=z',
    );
  });

  it('of other platforms is the one that was written', () =>
    expect(address({ custom_llm_provider: 'langgraph' }, BASE)).toBe(BASE));
});
