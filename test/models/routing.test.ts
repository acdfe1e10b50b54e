import OpenAI, { type APIError } from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type FakeProvider, sendEvents, sendJson, startFakeProvider } from './upstream.ts';

// Whom the gateway asks when a provider fails: again, another deployment, another model (model notes, A.13).

const NAMES = ['one', 'two', 'three'] as const;
let providers: Record<(typeof NAMES)[number], FakeProvider>;
let gateway: TestGateway;
/** Urls of the providers in the order in which they were asked. */
let asked: string[] = [];

beforeAll(async () => {
  const [one, two, three] = await Promise.all([startFakeProvider(), startFakeProvider(), startFakeProvider()]);
  providers = { one, two, three };
  gateway = await startGateway({
    configure(config) {
      const entry = (model_name: string, provider: FakeProvider, more: object = {}) => ({
        model_name,
        litellm_params: {
          model: `openai/${model_name}-upstream`,
          api_key: 'sk-upstream',
          api_base: `${provider.url}/v1`,
          input_cost_per_token: 3e-6,
          output_cost_per_token: 15e-6,
          ...more,
        },
      });
      config.models = [
        entry('single', one),
        entry('steps', one, { order: 1 }),
        entry('steps', two, { order: 2 }),
        entry('steps', three, { order: 3 }),
        entry('pair', one, { weight: 1 }),
        entry('pair', two, { weight: 1 }),
        entry('chain', one),
        entry('second', two),
        entry('third', three),
        entry('small', one),
        entry('prim', one),
        { ...entry('tiny', one, { additional_drop_params: ['seed'] }), model_info: { max_input_tokens: 4 } },
        entry('quick', one, { stream_timeout: 0.1, timeout: 0.1 }),
      ];
      config.modelRouting = {
        ...config.modelRouting,
        retriesBy: { timeout: 1 },
        coolDownMs: 1,
        fallbacks: { chain: ['second'], second: ['chain', 'third'], third: ['chain', 'second'] },
        contextWindowFallbacks: { small: ['third'], tiny: ['third'] },
        checksContext: true,
        contentPolicyFallbacks: { prim: ['second'] },
        aliases: { 'also-single': { model: 'single', hidden: false } },
        costInStreams: true,
      };
    },
  });
});

afterAll(() => Promise.all([gateway?.close(), ...Object.values(providers ?? {}).map((provider) => provider.close())]));

beforeEach(() => {
  asked = [];
  for (const name of NAMES) answers(name, 200);
});

const COMPLETION = {
  id: 'c',
  object: 'chat.completion',
  created: 1,
  model: 'm',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hi' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1000, completion_tokens: 500, total_tokens: 1500 },
};

/** From now on a provider answers with these statuses, the last one for ever. */
function answers(name: (typeof NAMES)[number], ...statuses: (number | { status: number; error: object })[]): void {
  const left = [...statuses];
  providers[name].behave((_, response) => {
    asked.push(name);
    const next = (left.length > 1 ? left.shift() : left[0]) ?? 200;
    const { status, error } = typeof next === 'number' ? { status: next, error: { message: `status ${next}` } } : next;
    sendJson(response, status, status === 200 ? COMPLETION : { error }, { 'retry-after': '0.02' });
  });
}

const ask = async (model: string, more: object = {}, headers: Record<string, string> = {}) => {
  const client = new OpenAI({ apiKey: gateway.adminKey, baseURL: gateway.url, maxRetries: 0, defaultHeaders: headers });
  const messages = [{ role: 'user' as const, content: 'Hello' }];
  const { data, response } = await client.chat.completions.create({ model, messages, ...more }).withResponse();
  return { model: data.model, headers: response.headers };
};

const failure = async (...call: Parameters<typeof ask>): Promise<APIError> => {
  const error = await ask(...call).catch((reason: unknown) => reason as APIError);
  if (error instanceof Error) return error;
  throw new Error('the call should have failed');
};

describe('a model with one deployment', () => {
  it('is asked again after a failure of its own, and after the wait that it asks for', async () => {
    answers('one', 500, 429, 200);
    const { headers } = await ask('single');
    expect(asked).toEqual(['one', 'one', 'one']);
    expect(headers.get('x-litellm-attempted-retries')).toBe('2');
  });

  it('is asked as often as is configured, or as the caller says, and its own error is told', async () => {
    answers('one', 503);
    expect(await failure('single')).toMatchObject({ status: 503 });
    expect(asked).toHaveLength(3);
    asked = [];
    expect(await failure('single', { num_retries: 1 })).toMatchObject({ status: 503 });
    expect(asked).toHaveLength(2);
    asked = [];
    expect(await failure('single', {}, { 'X-LiteLLM-Num-Retries': '0' })).toMatchObject({ status: 503 });
    expect(asked).toHaveLength(1);
  });

  it.each([400, 404, 422])('is not asked again after %i: it would say the same', async (status) => {
    answers('one', status);
    expect(await failure('single')).toMatchObject({ status });
    expect(asked).toHaveLength(1);
  });

  it('has the time that the caller gives it, and a time-out is an error of OpenAI’s kind', async () => {
    providers.one.behave(() => void asked.push('one'));
    const late = await failure('single', {}, { 'x-litellm-timeout': '0.05' });
    expect(late).toMatchObject({ status: 408, type: 'timeout' });
    expect(late.headers?.get('x-litellm-timeout')).toBe('0.05');
    // Again only because the operator says so.
    expect(asked).toHaveLength(2);
    expect(await failure('single', { timeout: 0.05 })).toMatchObject({ type: 'timeout' });
  });

  it('may have another name', async () => {
    expect(await ask('also-single')).toMatchObject({ model: 'also-single' });
  });
});

describe('deployments of several orders', () => {
  it('are asked in turn, each order with its own retries', async () => {
    answers('one', 500);
    answers('two', 500, 500, 200);
    await ask('steps');
    expect(asked).toEqual(['one', 'one', 'one', 'two', 'two', 'two']);
  });

  it('all are asked before the call fails', async () => {
    for (const name of NAMES) answers(name, 503);
    expect(await failure('steps', { num_retries: 0 })).toMatchObject({ status: 503 });
    expect(asked).toEqual(['one', 'two', 'three']);
  });

  it('of one order stand in for each other, for streams that begin with an error, too', async () => {
    for (const name of ['one', 'two'] as const) {
      providers[name].behave((_, response) => {
        asked.push(name);
        if (asked.length === 1) sendEvents(response, [{ error: { message: 'overloaded', code: 503 } }]);
        else sendEvents(response, [{ ...COMPLETION, choices: [{ delta: { content: 'Hi' }, finish_reason: 'stop' }] }]);
      });
    }
    const client = new OpenAI({ apiKey: gateway.adminKey, baseURL: gateway.url, maxRetries: 0 });
    const said: unknown[] = [];
    for await (const event of await client.chat.completions.create({ model: 'pair', messages: [], stream: true }))
      said.push(event.choices[0]?.delta.content);
    expect(said).toEqual(['Hi']);
    expect(new Set(asked)).toEqual(new Set(['one', 'two']));
  });

  it('are none when all cool down: the wait is told', async () => {
    for (const name of ['one', 'two'] as const)
      providers[name].behave((_, response) => {
        asked.push(name);
        sendJson(response, 429, { error: { message: 'slow down' } }, { 'retry-after': '60' });
      });
    expect(await failure('pair')).toMatchObject({ status: 429 });
    const nobody = await failure('pair');
    expect(asked).toHaveLength(2);
    expect(nobody).toMatchObject({ status: 429, type: 'rate_limit_error' });
    expect(nobody.message).toMatch(/No deployments available for model "pair".*Try again in (59|60) seconds/);
    expect(nobody.headers?.get('retry-after')).toMatch(/^(59|60)$/);
  });
});

describe('models that stand in', () => {
  it('are asked in a chain, each once, however they refer to each other', async () => {
    for (const name of NAMES) answers(name, 503);
    expect(await failure('chain', { num_retries: 0 })).toMatchObject({ status: 503 });
    expect(asked).toEqual(['one', 'two', 'three']);
    answers('three', 200);
    const { model, headers } = await ask('chain', { num_retries: 0 });
    expect([model, headers.get('x-litellm-attempted-fallbacks')]).toEqual(['third', '2']);
    expect(headers.get('x-litellm-max-fallbacks')).toBe('5');
  });

  it('are others for a request that is too long, or not decent, and none for one that is wrong', async () => {
    answers('one', { status: 400, error: { message: "This model's maximum context length is 8192 tokens." } });
    expect(await ask('small')).toMatchObject({ model: 'third' });
    answers('one', { status: 400, error: { message: 'no', code: 'content_filter' } });
    expect(await ask('prim')).toMatchObject({ model: 'second' });
    answers('one', 400);
    expect(await failure('chain')).toMatchObject({ status: 400 });
    answers('one', { status: 400, error: { message: 'prompt is too long: 9 tokens > 8 maximum' } });
    expect(await failure('prim')).toMatchObject({ code: 'context_length_exceeded' });
  });

  it('are others for a request whose length alone says that it is too long, and nobody is asked in vain', async () => {
    expect(await ask('tiny', { seed: 1, user: 'u' })).toMatchObject({ model: 'tiny' });
    expect(providers.one.asked.at(-1)?.body).toMatchObject({ user: 'u' });
    expect(providers.one.asked.at(-1)?.body).not.toHaveProperty('seed');
    const messages = [{ role: 'user', content: 'More than sixteen bytes' }];
    asked = [];
    expect(await ask('tiny', { messages })).toMatchObject({ model: 'third' });
    const refused = await failure('tiny', { messages, disable_fallbacks: true });
    expect(refused).toMatchObject({ status: 400, code: 'context_length_exceeded' });
    expect(refused.headers?.get('x-should-retry')).toBe('false');
    expect(asked).toEqual(['three']);
  });

  it('are those that the caller names, asked what the caller says', async () => {
    answers('one', 503);
    const messages = [{ role: 'user', content: 'Shorter' }];
    const fallbacks = ['no-such-model', { model: 'third', messages, stream: true }];
    expect(await ask('chain', { fallbacks, num_retries: 0 })).toMatchObject({ model: 'third' });
    expect(providers.three.asked.at(-1)?.body).toEqual({ model: 'third-upstream', messages });
    expect(await failure('chain', { disable_fallbacks: true, num_retries: 0 })).toMatchObject({ status: 503 });
    asked = [];
    expect(await ask('chain', { mock_testing_fallbacks: true })).toMatchObject({ model: 'second' });
    expect(asked).toEqual(['two']);
  });

  it('are asked when the first one does not answer in time', async () => {
    providers.one.behave(() => void asked.push('one'));
    expect(await ask('chain', { timeout: 0.05 })).toMatchObject({ model: 'second' });
    expect(asked).toEqual(['one', 'one', 'two']);
  });
});

describe('a stream', () => {
  const stream = (model: string) =>
    new OpenAI({ apiKey: gateway.adminKey, baseURL: gateway.url, maxRetries: 0 }).chat.completions
      .create({
        model,
        messages: [{ role: 'user', content: 'x'.repeat(400) }],
        stream: true,
        stream_options: { include_usage: true },
      })
      .withResponse();
  const chunk = (content: string) => ({ ...COMPLETION, usage: null, choices: [{ delta: { content } }] });

  it('that does not begin in time fails with a status, and one that falls silent with an event', async () => {
    providers.one.behave(() => undefined);
    await expect(stream('quick')).rejects.toMatchObject({ status: 408, type: 'timeout' });
    providers.one.behave((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify(chunk('Hi'))}\n\n`);
    });
    const { data } = await stream('quick');
    const reading = (async () => {
      for await (const _ of data);
    })();
    await expect(reading).rejects.toMatchObject({ type: 'timeout' });
  });

  it('says at its end what it costs, where the operator wants that', async () => {
    providers.one.behave((_, response) =>
      sendEvents(response, [chunk('Hi'), { ...COMPLETION, choices: [] }, '[DONE]']),
    );
    const { data } = await stream('single');
    const usages: unknown[] = [];
    for await (const { usage } of data) usages.push(usage);
    expect(usages).toEqual([null, { ...COMPLETION.usage, cost: 0.0105 }]);
  });

  it('whose caller leaves costs its part, estimated from what was said, and the record says so', async () => {
    providers.one.behave((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify(chunk('y'.repeat(200)))}\n\n`);
    });
    const { data, response } = await stream('single');
    for await (const _ of data) break;
    expect(await gateway.recordOf(response.headers.get('x-litellm-call-id'))).toMatchObject({
      outcome: 'caller-left',
      input_tokens: 100,
      output_tokens: 50,
      cost_nano: 100 * 3_000 + 50 * 15_000,
      model_facts: { usage_estimated: true },
    });
  });
});
