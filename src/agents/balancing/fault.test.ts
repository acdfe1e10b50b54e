import { describe, expect, it } from 'vitest';
import { upstreamError } from '../../outbound/index.ts';
import { type ErrorCode, SwitchboardError } from '../../protocol/index.ts';
import { faultOf, isUndelivered } from './fault.ts';

const answered = (status: number, retryAfterSeconds?: number) =>
  upstreamError('UPSTREAM_FAILED', 'x', 'yes', {
    metadata: { upstreamStatus: String(status) },
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });

describe('the fault of a deployment', () => {
  it.each<[ErrorCode, string | null]>([
    ['UPSTREAM_UNREACHABLE', 'unreachable'],
    ['ADDRESS_REFUSED', 'unreachable'],
    ['UPSTREAM_TIMEOUT', 'timeout'],
    ['UPSTREAM_FAILED', 'broken'],
    ['UPSTREAM_TRUNCATED', 'broken'],
    ['INVALID_AGENT_RESPONSE', 'invalid'],
    ['UPSTREAM_TOO_LARGE', null],
    ['INVALID_PARAMS', null],
    ['SHUTTING_DOWN', null],
    ['AGENT_PAUSED', null],
  ])('%s is %s', (code, kind) => {
    expect(faultOf(upstreamError(code, 'x', 'unknown'))?.kind ?? null).toBe(kind);
  });

  it.each([
    [302, 'failed'],
    [400, null],
    [401, 'credentials'],
    [403, 'credentials'],
    [404, 'moved'],
    [405, 'moved'],
    [408, 'overloaded'],
    [410, 'moved'],
    [413, null],
    [422, null],
    [426, 'moved'],
    [429, 'overloaded'],
    [500, 'failed'],
    [503, 'overloaded'],
  ])('HTTP %d is %s', (status, kind) => expect(faultOf(answered(status))?.kind ?? null).toBe(kind));

  it('tells how long the deployment wants to be left alone', () => {
    expect(faultOf(answered(503, 7))).toEqual({ kind: 'overloaded', restMs: 7000 });
  });

  it('is not found in what is no failure of the table', () => expect(faultOf(new Error('bug'))).toBeNull());
});

describe('a call may be repeated elsewhere', () => {
  it('when it never left, and when there is nothing at the address', () => {
    expect(isUndelivered(upstreamError('UPSTREAM_UNREACHABLE', 'x', 'no'))).toBe(true);
    expect(isUndelivered(upstreamError('UPSTREAM_FAILED', 'x', 'yes', { staleCard: true }))).toBe(true);
  });

  it('never when the agent may have acted on it', () => {
    expect(isUndelivered(upstreamError('UPSTREAM_FAILED', 'x', 'unknown'))).toBe(false);
    expect(isUndelivered(upstreamError('UPSTREAM_TIMEOUT', 'x', 'unknown'))).toBe(false);
    expect(isUndelivered(answered(500))).toBe(false);
    expect(isUndelivered(answered(503))).toBe(false);
    expect(isUndelivered(new SwitchboardError('INTERNAL', 'x'))).toBe(false);
    expect(isUndelivered(new Error('bug'))).toBe(false);
  });
});
