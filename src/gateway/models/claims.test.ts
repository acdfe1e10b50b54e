import { expect, it } from 'vitest';
import { readModelRequest } from '../../models/index.ts';
import { claimsOf, langfusePlace } from './claims.ts';

const claims = (body: object, headers: Record<string, string> = {}) => {
  const raw = Buffer.from(JSON.stringify({ model: 'm', ...body }));
  return claimsOf({ request: readModelRequest(raw, 'messages'), headers, principal: { kind: 'admin' } });
};

it.each([
  [{ user: 'a', metadata: { user_id: 'b' }, safety_identifier: 'c' }, {}, 'a'],
  [{ litellm_metadata: { user: 'x' }, metadata: { user_id: 'b' } }, {}, 'x'],
  [{ metadata: { user_id: 'b' }, safety_identifier: 'c' }, {}, 'b'],
  [{ safety_identifier: 'c' }, {}, 'c'],
  [{ user: 'a' }, { 'x-litellm-end-user-id': 'd' }, 'd'],
  [{ user: 'a' }, { 'x-litellm-end-user-id': 'd', 'x-litellm-customer-id': 'e' }, 'e'],
  [{ user: 5 }, { 'x-litellm-customer-id': ' ' }, null],
  [{ user: 'u'.repeat(5000) }, {}, 'u'.repeat(256)],
])('of %j and %j the end user is %s', (body, headers, endUser) => {
  expect(claims(body, headers).endUser).toBe(endUser);
});

it('what callers of LiteLLM tell Langfuse counts where they tell the gateway nothing, and before the body', () => {
  const langfuse = {
    langfuse_trace_user_id: 'u',
    langfuse_tags: 'a, b',
    langfuse_trace_metadata: '{"c":1}',
    langfuse_trace_id: 't',
    langfuse_session_id: 's',
  };
  const body = { user: 'body', litellm_metadata: { spend_logs_metadata: { d: 2 } } };
  expect(claims(body, langfuse)).toMatchObject({ endUser: 'u', tags: ['a', 'b'], metadata: '{"c":1}' });
  const own = { 'x-litellm-end-user-id': 'o', 'x-litellm-tags': 'c', 'x-litellm-spend-logs-metadata': '{"e":3}' };
  expect(claims(body, { ...langfuse, ...own })).toMatchObject({ endUser: 'o', tags: ['c'], metadata: '{"e":3}' });
  expect(claims(body, { langfuse_trace_metadata: 'no JSON' }).metadata).toBe('{"d":2}');
  expect(langfusePlace(langfuse)).toEqual({ traceRef: 't', sessionRef: 's' });
  expect(langfusePlace({ langfuse_trace_id: ' ' })).toEqual({ traceRef: null, sessionRef: null });
});

it('a caller names its trace and its call, by the body or, stronger, by headers', () => {
  const body = { litellm_metadata: { trace_name: 'report', generation_name: 'n'.repeat(500) } };
  expect(claims(body)).toMatchObject({ traceName: 'report', generationName: 'n'.repeat(256) });
  const headers = { langfuse_trace_name: 'run', langfuse_generation_name: ' ' };
  expect(claims(body, headers)).toMatchObject({
    traceName: 'run',
    generationName: 'n'.repeat(256),
  });
  expect(claims({ litellm_metadata: { trace_name: 7 } })).toMatchObject({ traceName: null, generationName: null });
});

it('headers that the operator names come after LiteLLM’s own, in their order, and before the body', () => {
  const request = readModelRequest(Buffer.from('{"model":"m","user":"body"}'), 'messages');
  const endUser = (headers: Record<string, string>) =>
    claimsOf({ request, headers, principal: { kind: 'admin' } }, ['x-mail', 'x-name']).endUser;
  expect(endUser({ 'x-name': 'b', 'x-mail': 'a' })).toBe('a');
  expect(endUser({ 'x-name': 'b', 'x-litellm-end-user-id': 'c' })).toBe('c');
  expect([endUser({ 'x-name': 'b', 'x-mail': ' ' }), endUser({})]).toEqual(['b', 'body']);
});

it('what is too much for a record is left out', () => {
  const metadata = { spend_logs_metadata: { text: 'x'.repeat(5000) } };
  expect(claims({ litellm_metadata: metadata }).metadata).toBeNull();
  expect(claims({ tags: Array.from({ length: 50 }, (_, index) => `t${index}`) }).tags).toHaveLength(32);
  expect(claims({}, { 'x-litellm-spend-logs-metadata': '[1]' }).metadata).toBeNull();
});

it('a caller may have nothing kept of what is said', () => {
  const redacted = ['true', 'True', '1', 'false', ''].map(
    (value) => claims({}, { 'x-litellm-enable-message-redaction': value }).isRedacted,
  );
  expect(redacted).toEqual([true, true, true, false, false]);
});
