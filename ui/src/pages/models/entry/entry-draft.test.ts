import { expect, it } from 'vitest';
import { REDACTED } from '../../agent/registration/registration.ts';
import { millionOf } from '../../prices/per-million.ts';
import { changesOf, draftOf, EMPTY_ENTRY, fieldsOf, perToken, trialOf, withParam } from './entry-draft.ts';

const isProvider = (name: string) => ['openai', 'groq', 'azure', 'bedrock'].includes(name);
const entry = (litellm_params: Record<string, unknown> & { model: string }, model_info = { id: '1' }) =>
  ({ model_name: 'quick', litellm_params, model_info }) as unknown as Parameters<typeof draftOf>[0];

it('a model is asked for by its provider’s name, and is called so where nothing else is said', () => {
  const draft = { ...EMPTY_ENTRY, provider: 'groq', model: ' llama-3.3-70b ' };
  expect(fieldsOf(draft, 'openai')).toEqual({
    model_name: 'llama-3.3-70b',
    litellm_params: { model: 'groq/llama-3.3-70b' },
    model_info: {},
  });
});

it.each([
  ['groq/llama-3', undefined, 'groq', 'llama-3'],
  ['gpt-4.1', undefined, 'openai', 'gpt-4.1'],
  ['meta/llama-3', undefined, 'openai', 'meta/llama-3'],
  ['bedrock/eu.anthropic/x', undefined, 'bedrock', 'eu.anthropic/x'],
  ['azure/desk', 'azure', 'azure', 'desk'],
  ['desk', 'azure', 'azure', 'desk'],
])('%s of %s is read as the gateway reads it', (model, custom_llm_provider, provider, upstream) => {
  const draft = draftOf(entry({ model, ...(custom_llm_provider && { custom_llm_provider }) }), isProvider);
  expect([draft.provider, draft.model]).toEqual([provider, upstream]);
});

it('what only another provider is told is left behind, all else is kept', () => {
  const draft = { ...EMPTY_ENTRY, model: 'm', params: { api_key: 'k', api_version: 'v', rpm: 3, temperature: 0 } };
  expect(fieldsOf({ ...draft, provider: 'azure' }, 'azure').litellm_params).toEqual({
    model: 'azure/m',
    api_key: 'k',
    api_version: 'v',
    rpm: 3,
    temperature: 0,
  });
  expect(fieldsOf(draft, 'openai').litellm_params).toEqual({
    model: 'openai/m',
    api_key: 'k',
    rpm: 3,
    temperature: 0,
  });
  expect(fieldsOf({ ...draft, provider: 'mock' }, 'mock').litellm_params).toEqual({
    model: 'mock/m',
    rpm: 3,
    temperature: 0,
  });
});

it('changes name what changed alone: a kept secret is not sent, what was cleared is null', () => {
  const draft = draftOf(entry({ model: 'groq/a', api_key: REDACTED, rpm: 3, tpm: 9 }), isProvider);
  const before = fieldsOf(draft, 'openai');
  expect(changesOf(before, before)).toEqual({});
  const cleared = withParam(withParam(draft, 'rpm', undefined), 'weight', 2);
  expect(changesOf(before, fieldsOf(cleared, 'openai'))).toEqual({ litellm_params: { rpm: null, weight: 2 } });
  const renamed = { ...draft, name: 'slow', info: { mode: 'embedding' } };
  expect(changesOf(before, fieldsOf(renamed, 'openai'))).toEqual({
    model_name: 'slow',
    model_info: { mode: 'embedding' },
  });
  expect(trialOf('1', before, fieldsOf(cleared, 'openai'))).toEqual({
    model_name: 'quick',
    litellm_params: { model: 'groq/a', rpm: null, weight: 2 },
    model_info: { id: '1' },
  });
});

it.each(['0.4', '2.5', '0.075', '15', '0.1'])('a price of %s a million is the same when it is shown again', (typed) => {
  expect(millionOf(perToken(typed) ?? null)).toBe(typed);
});

it('no price is none', () => {
  expect(perToken('')).toBeUndefined();
  expect(perToken('0')).toBe(0);
});
