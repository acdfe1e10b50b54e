import { expect, it } from 'vitest';
import { earlyUsage } from './early-usage.ts';

it('Anthropic tells the input in its first event, with what its caches gave and took', () => {
  const usage = { input_tokens: 100, cache_read_input_tokens: 50, cache_creation_input_tokens: 10, output_tokens: 1 };
  expect(earlyUsage({ type: 'message_start', message: { usage } })).toMatchObject({
    inputTokens: 160,
    cachedTokens: 50,
    cacheWriteTokens: 10,
    outputTokens: 1,
  });
});

it('Google tells all in every event, with what was thought as output', () => {
  const usageMetadata = {
    promptTokenCount: 40,
    cachedContentTokenCount: 30,
    candidatesTokenCount: 5,
    thoughtsTokenCount: 7,
  };
  expect(earlyUsage({ candidates: [], usageMetadata })).toMatchObject({
    inputTokens: 40,
    cachedTokens: 30,
    outputTokens: 12,
    reasoningTokens: 7,
  });
});

it('other events tell nothing', () => {
  for (const event of [undefined, 'text', {}, { type: 'ping' }, { message: {} }, { usageMetadata: {} }])
    expect(earlyUsage(event)).toBeUndefined();
});
