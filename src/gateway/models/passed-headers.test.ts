import { describe, expect, it } from 'vitest';
import { readModelRequest } from '../../models/index.ts';
import { passedHeaders } from './passed-headers.ts';

const KEY = 'sk-of-the-caller';
const request = (model: string) => readModelRequest(Buffer.from(JSON.stringify({ model })), 'chat.completions');

const passed = (headers: Record<string, string | string[]>, models: string[] = ['*'], model = 'gpt') =>
  passedHeaders({ headers, credential: KEY, request: request(model) }, { models, keyHeader: 'X-Company-Key' });

describe('a provider is told', () => {
  it('what chooses Anthropic’s API, and nothing else unless the operator wants it', () => {
    const headers = { 'anthropic-version': '1', 'anthropic-beta': ['a', 'b'], 'x-tenant': 'blue', accept: '*/*' };
    expect(passed(headers, [])).toEqual({ 'anthropic-version': '1', 'anthropic-beta': 'a, b' });
  });

  it('what begins with x- of calls of the models that are named', () => {
    const headers = { 'x-tenant': 'blue', 'user-agent': 'me', cookie: 'c=1' };
    expect(passed(headers)).toEqual({ 'x-tenant': 'blue' });
    expect(passed(headers, ['gpt'])).toEqual({ 'x-tenant': 'blue' });
    expect(passed(headers, ['claude', 'g*t', 'gp'])).toEqual({ 'x-tenant': 'blue' });
    expect(passed(headers, ['claude', 'gp', 'gptt*', 'g*p'])).toEqual({});
    expect(passed(headers, ['open*ai/*-mini'], 'openai/gpt-mini')).toEqual({ 'x-tenant': 'blue' });
    expect(passed(headers, ['ab*ba'], 'aba')).toEqual({});
  });

  it.each([
    'authorization',
    'x-api-key',
    'x-goog-api-key',
    'x-goog-user-project',
    'x-amz-security-token',
    'x-litellm-trace-id',
    'x-litellm-context',
    'x-stainless-os',
    'x-forwarded-for',
    'x-real-ip',
    'x-a2a-agent-header',
    'x-http-method-override',
    'x-original-url',
    'x-company-key',
    'x-request-id',
  ])('never %s', (name) => expect(passed({ [name]: 'anything' })).toEqual({}));

  it('never the caller’s key, whatever header holds it', () => {
    expect(passed({ 'x-anything': `Bearer ${KEY}`, 'x-list': ['a', KEY], 'x-tenant': 'blue' })).toEqual({
      'x-tenant': 'blue',
    });
  });
});
