import { describe, expect, it } from 'vitest';
import type { Decision } from './decision.ts';
import type { Principal } from './principal.ts';
import { keyPrincipal } from './principals.fixtures.ts';
import { type HideableKind, notFound, refusalOf } from './refusal.ts';

const nobody: Principal = { kind: 'anonymous' };
const key = keyPrincipal();
const YES: Decision = { allowed: true, reason: 'key grants agent' };
const NO: Decision = { allowed: false, reason: 'key does not grant agent' };

const codeFor = (principal: Principal, visible: boolean, decision: Decision) =>
  refusalOf(principal, { kind: 'agent', name: 'x', visible, decision })?.code ?? null;

describe('promise 18: how a refusal looks', () => {
  it.each<[string, Principal, boolean, Decision, string | null]>([
    ['who may see and do it, does it', key, true, YES, null],
    ['who may see it and not do it, is told so', key, true, NO, 'PERMISSION_DENIED'],
    ['who may not see it, finds nothing', key, false, NO, 'AGENT_NOT_FOUND'],
    ['what may be done and is not there, is not found', key, false, YES, 'AGENT_NOT_FOUND'],
    ['what is public, anybody may have', nobody, true, YES, null],
    ['nobody in particular needs a key for what is there', nobody, true, NO, 'UNAUTHENTICATED'],
    ['and for what is not', nobody, false, NO, 'UNAUTHENTICATED'],
  ])('%s', (_, principal, visible, decision, code) => {
    expect(codeFor(principal, visible, decision)).toBe(code);
  });

  it.each<[HideableKind, string]>([
    ['agent', 'AGENT_NOT_FOUND'],
    ['registration', 'AGENT_NOT_FOUND'],
    ['card', 'AGENT_NOT_FOUND'],
    ['call', 'NOT_FOUND'],
    ['trace', 'NOT_FOUND'],
    ['key', 'NOT_FOUND'],
    ['team', 'NOT_FOUND'],
    ['user', 'NOT_FOUND'],
    ['task', 'TASK_NOT_FOUND'],
    ['context', 'TASK_NOT_FOUND'],
  ])('a hidden %s is %s, and what the caller wrote is repeated in part at most', (kind, code) => {
    const error = notFound(kind, 'n'.repeat(10_000));
    expect(error.code).toBe(code);
    expect(error.message.length).toBeLessThan(300);
  });

  it('a key that was pasted is not repeated', () => {
    expect(notFound('key', 'sk-canary').message).not.toContain('canary');
  });

  it('the rule that forbids is told, and not the name of what it forbids', () => {
    const refusal = refusalOf(key, { kind: 'agent', name: 'x-name', visible: true, decision: NO });
    expect(refusal?.message).toBe(
      'This key may not do that: key does not grant agent. Ask an administrator for access.',
    );
  });
});
