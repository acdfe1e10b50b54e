import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARGUMENTS, answerAsTold, PIECES as SPOKEN } from '../models/fakes/spoken-to.ts';
import { type FakeProvider, startFakeProvider } from '../models/upstream.ts';
import type { Peer } from '../peers/listen.ts';
import { hasPython, PYTHON_TIMEOUT_MS, runPython, startPython } from '../peers/python.ts';
import { behaviours } from '../peers/script.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { recordsOfTrace } from './trace-records.ts';

// Agents and models through Python's clients of OpenAI, and agents in Python that call models through the gateway.

const CALLS = 7;
const FEE_NANO = 50_000_000;
const PRICES = { input_cost_per_token: 3e-6, output_cost_per_token: 15e-6 };
/** "openai", and "You said: openai". */
const CALL_NANO = 3_000 + 3 * 15_000;
const PIECES = ['chunk 1/3 ', 'chunk 2/3 ', 'chunk 3/3 '];
const CLIENTS = ['openai', 'langchain', 'litellm', 'openai-agents'];

interface Got {
  client: string;
}

// Skipped where the clients could not be installed; `scripts/prepare.mjs test` says so aloud.
describe.runIf(hasPython('openai-clients'))('in Python', { timeout: PYTHON_TIMEOUT_MS }, () => {
  let gateway: TestGateway;
  let agent: Peer;
  let provider: FakeProvider;
  let caller: Awaited<ReturnType<typeof startPython>>;
  /** What all clients got: one process, for it takes longer to import them than to call. */
  let got: Promise<Got[]>;

  beforeAll(async () => {
    provider = await startFakeProvider();
    provider.behave(answerAsTold);
    const llama = { model: 'deepseek/llama', api_base: `${provider.url}/v1`, api_key: 'sk-upstream' };
    [gateway, agent] = await Promise.all([
      startGateway({
        configure(config) {
          config.modelRouting.retries = 0;
          config.models = [
            { model_name: 'gpt-4o', litellm_params: { model: 'mock/echo', ...PRICES } },
            { model_name: 'llama', litellm_params: llama },
          ];
        },
      }),
      startV1Agent({ script: behaviours }),
    ]);
    const { key } = await gateway.manage<{ key: string }>('POST', '/key/generate', { models: ['gpt-4o'] });
    const program = join(import.meta.dirname, '..', 'peers', 'python', 'calling_agent.py');
    caller = await startPython('openai-clients', program, [gateway.url, key]);
    await gateway.register({ agent_name: 'one', url: agent.url });
    await gateway.register({ agent_name: 'caller', url: caller.url, litellm_params: { cost_per_query: 0.05 } });
    got = runPython<Got>('openai-clients', 'openai_clients.py', [gateway.url, gateway.adminKey, 'a2a/one', 'llama']);
    // Each test waits for it, and tells then what went wrong.
    got.catch(() => undefined);
  }, PYTHON_TIMEOUT_MS);
  afterAll(() => Promise.all([gateway, agent, caller, provider].map((one) => one?.close())));

  it('openai, LangChain, litellm and openai-agents call an agent, whole and as it speaks', async () => {
    const common = { text: 'echo: hello', pieces: PIECES };
    const more = {
      question: 'which city?',
      reply: 'resumed with: Rome',
      streamed: ['chunk 1/2 ', 'chunk 2/2 '],
      error: 'task_rejected',
    };
    expect((await got).slice(0, CLIENTS.length)).toEqual(
      CLIENTS.map((client) => ({ client, ...common, ...(client === 'openai' && more) })),
    );
  });

  it('they call a model whole and piece by piece, for tools, are refused as it refuses, and may leave', async () => {
    const served = { whole: SPOKEN.join(''), pieces: SPOKEN, tool: ['weather', ARGUMENTS], status: 429 };
    expect((await got).slice(CLIENTS.length)).toEqual(
      CLIENTS.map((client) => ({ client: `${client}, of a model`, ...served })),
    );
    for (const client of CLIENTS)
      expect((await recordsOfTrace(gateway, `${client}%20leaves`, 1))[0], client).toMatchObject({
        outcome: 'caller-left',
      });
  });

  it.each(['openai', 'langchain', 'litellm', 'httpx'])(
    'one call of an agent that calls a model seven times with %s is one trace of eight, to the nano-dollar',
    async (library) => {
      const response = await fetch(`${gateway.url}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${gateway.adminKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'a2a/caller', messages: [{ role: 'user', content: library }] }),
      });
      expect(await response.text()).toContain(Array(CALLS).fill(`You said: ${library}`).join(', '));
      const trace = response.headers.get('x-litellm-trace-id') ?? '';
      const calls = await recordsOfTrace(gateway, trace, 1 + CALLS);
      const top = calls.find(({ front }) => front === 'chat');
      const nested = calls.filter(({ front }) => front === 'models');
      expect(nested).toHaveLength(CALLS);
      for (const call of nested)
        expect(call).toMatchObject({
          parent_span_id: top?.['span_id'],
          caller_agent_id: top?.['agent_id'],
          cost_nano: CALL_NANO,
        });
      const { calls_shown } = await gateway.manage<{ calls_shown: object[] }>('GET', `/v1/traces/${trace}`);
      expect(calls_shown[0]).toMatchObject({
        depth: 0,
        children: CALLS,
        own: { cost_nano: FEE_NANO },
        nested: { calls: CALLS, cost_nano: CALLS * CALL_NANO },
        total: { calls: 1 + CALLS, cost_nano: FEE_NANO + CALLS * CALL_NANO },
      });
    },
  );
});
