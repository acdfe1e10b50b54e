import { describe, expect, test } from 'vitest';
import { beginTrace, type TraceClaims } from './begin-trace.ts';
import { createContextSigner } from './call-context.ts';

const UUID = '28982d9a-10b5-44b9-8e7e-0723f28bf3cd';
const HEX = '28982d9a10b544b98e7e0723f28bf3cd';
const OTHER = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';

const random = (digits: number): string => NEW_SPAN.slice(0, digits);
const newId = (): string => NEW_UUID;
const NEW_SPAN = '0102030405060708';
const NEW_UUID = '019ab5c4-7d00-7abc-8def-0123456789ab';
const NEW_TRACE = '019ab5c47d007abc8def0123456789ab';

const signer = createContextSigner(
  () => 'secret',
  () => 1_700_000_000_000,
);
const begin = (headers: Record<string, string | string[] | undefined>, claims?: TraceClaims, sessionIsTrace = false) =>
  beginTrace(headers, claims, { random, newId, contexts: signer, sessionIsTrace });

describe('the trace', () => {
  test('is new when the caller names none', () => {
    expect(begin({})).toEqual({
      traceId: NEW_TRACE,
      spanId: NEW_SPAN,
      parentSpanId: null,
      sampled: true,
      traceRef: null,
      sessionId: null,
      traceState: null,
    });
  });

  test('is that of the gateway’s own context, whose span is the parent, whatever else is said', () => {
    const cause = { agentId: 'agent-1', keyId: 'k', userId: null, teamId: null, sessionId: 'ctx-1', hops: 1 };
    const context = signer.sign({ ...cause, traceId: OTHER, spanId: SPAN });
    const headers = { 'x-litellm-context': context, traceparent: `00-${HEX}-${NEW_SPAN}-01` };
    expect(begin({ ...headers, 'x-litellm-trace-id': UUID })).toMatchObject({
      traceId: OTHER,
      parentSpanId: SPAN,
      traceRef: null,
      sessionId: 'ctx-1',
      cause: { ...cause, traceId: OTHER, spanId: SPAN },
    });
    expect(begin({ ...headers, 'x-litellm-session-id': 'its own' }).sessionId).toBe('its own');
    expect(begin({ ...headers, 'x-litellm-trace-id': OTHER.toUpperCase() }).traceRef).toBe(OTHER.toUpperCase());
    expect(begin({ 'x-litellm-context': `${context}x`, 'x-litellm-trace-id': UUID })).not.toHaveProperty('cause');
  });

  test('is what the body says when no header does', () => {
    const claims = { traceRef: 'run 7', sessionRef: 's' };
    expect(begin({}, claims)).toMatchObject({ traceRef: 'run 7', sessionId: 's' });
    expect(begin({ 'x-litellm-trace-id': UUID, 'x-litellm-session-id': 'h' }, claims)).toMatchObject({
      traceId: HEX,
      traceRef: UUID,
      sessionId: 'h',
    });
    expect(begin({ traceparent: `00-${OTHER}-${SPAN}-01` }, claims)).toMatchObject({ traceId: OTHER, traceRef: null });
  });

  test('is that of x-litellm-trace-id, whose spelling is kept', () => {
    expect(begin({ 'x-litellm-trace-id': UUID })).toMatchObject({ traceId: HEX, traceRef: UUID, spanId: NEW_SPAN });
  });

  test('is that of a traceparent, whose span is the parent', () => {
    expect(begin({ traceparent: `00-${OTHER}-${SPAN}-00`, tracestate: 'a=1' })).toMatchObject({
      traceId: OTHER,
      spanId: NEW_SPAN,
      parentSpanId: SPAN,
      sampled: false,
      traceRef: null,
      traceState: 'a=1',
    });
  });

  test('is that of x-litellm-trace-id when a traceparent names another: nothing of the other continues', () => {
    const headers = { 'x-litellm-trace-id': UUID, traceparent: `00-${OTHER}-${SPAN}-00`, tracestate: 'a=1' };
    expect(begin(headers)).toMatchObject({ traceId: HEX, parentSpanId: null, sampled: true, traceState: null });
  });

  test('continues a traceparent that agrees with x-litellm-trace-id', () => {
    const headers = { 'x-litellm-trace-id': UUID, traceparent: `00-${HEX}-${SPAN}-00`, tracestate: 'a=1' };
    expect(begin(headers)).toMatchObject({
      traceId: HEX,
      traceRef: UUID,
      parentSpanId: SPAN,
      sampled: false,
      traceState: 'a=1',
    });
  });

  test('is new when the traceparent is broken, and its tracestate is dropped', () => {
    const headers = { traceparent: `00-${OTHER}-${SPAN}`, tracestate: 'a=1' };
    expect(begin(headers)).toMatchObject({ traceId: NEW_TRACE, parentSpanId: null, traceState: null });
  });

  test('is new when x-litellm-trace-id is empty', () => {
    expect(begin({ 'x-litellm-trace-id': '  ' })).toMatchObject({ traceId: NEW_TRACE, traceRef: null });
  });

  test('is that of the last x-litellm-trace-id when the header is repeated', () => {
    expect(begin({ 'x-litellm-trace-id': `first, ${UUID}` })).toMatchObject({ traceId: HEX, traceRef: UUID });
    expect(begin({ 'x-litellm-trace-id': ['first', UUID] })).toMatchObject({ traceId: HEX, traceRef: UUID });
  });

  test('keeps a spelling with a comma of its own', () => {
    expect(begin({ 'x-litellm-trace-id': 'user,7' })).toMatchObject({ traceRef: 'user,7' });
  });
});

describe('tracestate', () => {
  const traceparent = `00-${OTHER}-${SPAN}-01`;

  test('of 512 bytes is kept, of 513 is dropped', () => {
    expect(begin({ traceparent, tracestate: 'x'.repeat(512) }).traceState).toHaveLength(512);
    expect(begin({ traceparent, tracestate: 'x'.repeat(513) }).traceState).toBeNull();
  });

  test('in several headers is one list', () => {
    expect(begin({ traceparent, tracestate: ['a=1', 'b=2'] }).traceState).toBe('a=1,b=2');
  });
});

describe('the session', () => {
  test.each([
    ['is x-litellm-session-id, whatever it holds', { 'x-litellm-session-id': 'a b' }, 'a b'],
    [
      'is x-litellm-session-id before that of a vendor',
      { 'x-claude-code-session-id': 'vendor-1234', 'x-litellm-session-id': 's' },
      's',
    ],
    ['is the one of a vendor', { 'x-claude-code-session-id': 'vendor-1234' }, 'vendor-1234'],
    ['of a vendor has eight characters at least', { 'x-any-session-id': '1234567' }, null],
    ['of a vendor holds letters, digits, dash and underscore only', { 'x-any-session-id': '1234 5678' }, null],
    [
      'is the first good one of several vendors',
      { 'x-one-session-id': 'no', 'x-two-session-id': '12345678', 'x-three-session-id': '87654321' },
      '12345678',
    ],
    ['needs a vendor in the name', { 'x--session-id': '12345678', 'x-session-id': '12345678' }, null],
    ['needs the x- in the name', { 'any-session-id': '12345678' }, null],
    ['is not the trace', { 'x-litellm-trace-id': UUID }, null],
  ])('%s', (_, headers, sessionId) => {
    expect(begin(headers as Record<string, string>).sessionId).toBe(sessionId);
  });

  test('does not decide the trace, unless it is to as in LiteLLM and no trace is named', () => {
    const session = { 'x-litellm-session-id': UUID, traceparent: `00-${OTHER}-${SPAN}-01` };
    expect(begin({ 'x-litellm-session-id': UUID }).traceId).toBe(NEW_TRACE);
    expect(begin(session).traceId).toBe(OTHER);
    expect(begin(session, undefined, true)).toMatchObject({ traceId: HEX, traceRef: UUID, sessionId: UUID });
    expect(begin({ ...session, 'x-litellm-trace-id': OTHER }, undefined, true).traceId).toBe(OTHER);
    expect(begin({}, { traceRef: null, sessionRef: UUID }, true).traceId).toBe(HEX);
    expect(begin({}, { traceRef: OTHER, sessionRef: UUID }, true).traceId).toBe(OTHER);
  });
});
