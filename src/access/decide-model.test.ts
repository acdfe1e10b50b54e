import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { type ModelDeclaration, type ModelFacts, resolveModelGrant } from './model-grants.ts';
import { keyPrincipal } from './principals.fixtures.ts';

const model: ModelFacts = { name: 'gpt-4o', accessGroups: ['beta'] };

const grant = (models: string[], more: Partial<ModelDeclaration> = {}) =>
  resolveModelGrant({ models, objectPermission: null, accessGroupIds: null, ...more }, new Map([['g', ['gpt-4o']]]));

const outcome = (levels: Partial<Record<'key' | 'team' | 'caller', string[]>>, defaultModelAccess: 'all' | 'none') => {
  const modelGrants = {
    key: grant(levels.key ?? []),
    team: grant(levels.team ?? []),
    caller: grant(levels.caller ?? []),
  };
  const { allowed, reason } = decide(keyPrincipal({ modelGrants, defaultModelAccess }), 'model.call', model);
  return `${allowed ? '+' : '-'} ${reason}`;
};

describe('who may call a model', () => {
  it.each([
    [{}, '+ every model is granted by default'],
    [{ key: ['gpt-4o'] }, '+ whoever declares models grants this one'],
    [{ key: ['beta'] }, '+ whoever declares models grants this one'],
    [{ key: ['gpt-*'] }, '+ whoever declares models grants this one'],
    [{ key: ['all-proxy-models'] }, '+ every model is granted by default'],
    [{ key: ['all-team-models'], team: ['gpt-4o'] }, '+ whoever declares models grants this one'],
    [{ key: ['gpt-4o-mini'] }, '- key does not grant model'],
    [{ key: ['gpt.4o'] }, '- key does not grant model'],
    [{ key: ['*-mini'] }, '- key does not grant model'],
    [{ key: ['no-default-models'] }, '- key does not grant model'],
    [{ key: ['gpt-4o'], team: ['claude'] }, '- team does not grant model'],
    [{ key: ['gpt-4o'], team: ['gpt-4o'], caller: ['claude'] }, '- calling agent does not grant model'],
  ])('%j: %s', (levels, expected) => {
    expect(outcome(levels, 'all')).toBe(expected);
  });

  it('is nobody but whom a model was given, where the operator says so', () => {
    expect(outcome({}, 'none')).toBe('- key declares no models');
    expect(outcome({ team: ['gpt-4o'] }, 'none')).toBe('+ whoever declares models grants this one');
  });

  it('is the administrator, and never nobody in particular', () => {
    expect(decide({ kind: 'admin' }, 'model.call', model).allowed).toBe(true);
    expect(decide({ kind: 'anonymous' }, 'model.call', model)).toEqual({ allowed: false, reason: 'a key is needed' });
  });
});

describe('what declares models', () => {
  it('is the list, the object permission and the access groups together', () => {
    const objectPermission = { models: ['a'] };
    const { names } = grant(['b'], { objectPermission, accessGroupIds: ['g'] }) ?? {};
    expect([...(names ?? [])]).toEqual(['b', 'a', 'gpt-4o']);
  });

  it('does not open everything when an access group is gone', () => {
    expect(grant([], { accessGroupIds: ['gone'] })).toEqual({ names: new Set(), patterns: [] });
  });
});

describe('who may call in the name of an agent', () => {
  const agent = { id: 'agent-1', name: 'a', public: true, cardAuth: 'public' as const, accessGroups: [] };

  it('is the holder of its own key, or an administrator', () => {
    expect(decide(keyPrincipal({ agentId: 'agent-1' }), 'agent.act', agent).allowed).toBe(true);
    expect(decide({ kind: 'admin' }, 'agent.act', agent).allowed).toBe(true);
    expect(decide(keyPrincipal({ userRole: 'proxy_admin' }), 'agent.act', agent).allowed).toBe(true);
  });

  it('is nobody else, whoever may call the agent', () => {
    const grants = { key: { agents: new Set(['agent-1']), groups: new Set<string>() }, team: null, caller: null };
    expect(decide(keyPrincipal({ grants }), 'agent.act', agent).allowed).toBe(false);
    expect(decide(keyPrincipal({ agentId: 'agent-2' }), 'agent.act', agent).allowed).toBe(false);
    expect(decide({ kind: 'anonymous' }, 'agent.act', agent).allowed).toBe(false);
  });
});
