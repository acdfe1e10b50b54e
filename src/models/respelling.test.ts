import { expect, it } from 'vitest';
import { mayConcern, respellingFor, respelt } from './respelling.ts';

const of = (provider: string, upstreamModel: string, priceModel = upstreamModel) =>
  respellingFor({ provider, upstreamModel, priceModel });

it('models of OpenAI’s that think are told the limit by the name that they take, wherever they are', () => {
  for (const respelling of [of('openai', 'o3-mini'), of('openai', 'gpt-5'), of('azure', 'mine', 'azure/gpt-5-mini')])
    expect(respelt({ model: 'm', max_tokens: 16 }, respelling)).toEqual({ model: 'm', max_completion_tokens: 16 });
  expect(respelt({ max_tokens: 16, max_completion_tokens: 8 }, of('openai', 'o1'))).toEqual({
    max_completion_tokens: 8,
  });
});

it('Mistral is not asked for the usage of a stream, which it tells anyway and takes for a mistake', () => {
  const asked = { stream: true, stream_options: { include_usage: true }, max_completion_tokens: 8, seed: 7 };
  expect(respelt(asked, of('mistral', 'mistral-small-latest'))).toEqual({
    stream: true,
    max_tokens: 8,
    random_seed: 7,
  });
});

it('everybody else gets what was written', () => {
  for (const respelling of [of('openai', 'gpt-4o'), of('groq', 'openai/gpt-5'), of('hosted_vllm', 'o3')])
    expect(respelling).toEqual({});
  expect(mayConcern(of('openai', 'o3'), Buffer.from('{"model":"m"}'))).toBe(false);
  expect(mayConcern(of('openai', 'o3'), Buffer.from('{"max_tokens":1}'))).toBe(true);
});
