import { describe, expect, it } from 'vitest';
import { type Action, decide, type Facts } from './decide.ts';
import type { AgentFacts } from './grants.ts';
import type { KeyPrincipal, Principal } from './principal.ts';
import { granting, keyPrincipal } from './principals.fixtures.ts';

const admin: Principal = { kind: 'admin' };
const anonymous: Principal = { kind: 'anonymous' };
const agent: AgentFacts = { id: 'id-1', name: 'echo', public: false, cardAuth: 'key', accessGroups: ['finance'] };

const keyFor = (...agents: string[]): KeyPrincipal =>
  keyPrincipal({ grants: { key: granting(...agents), team: null, caller: null } });

const outcome = <Asked extends Action>(principal: Principal, action: Asked, facts?: Facts<Asked>): string => {
  const { allowed, reason } = decide(principal, action, facts);
  return `${allowed ? '+' : '-'} ${reason}`;
};

describe('security promise 9: one pure decision about agents, default deny', () => {
  const group = { agents: new Set<string>(), groups: new Set(['finance']) };
  const otherGroup = { agents: new Set<string>(), groups: new Set(['Finance', 'hr']) };
  const [none, mine, other] = [null, granting('id-1'), granting('echo2', 'ech', 'ECHO')];

  it.each([
    ['nothing declared anywhere', none, none, '- key declares no agents'],
    ['a grant by id', mine, none, '+ key grants agent'],
    ['a grant by name', granting('other', 'echo'), none, '+ key grants agent'],
    ['a grant of a group the agent carries', group, none, '+ key grants agent'],
    ['a grant of other groups', otherGroup, none, '- key does not grant agent'],
    ['a grant of another agent', other, none, '- key does not grant agent'],
    ['an empty list', granting(), none, '- key does not grant agent'],
    ['what the team grants', none, mine, '+ team grants agent'],
    ['what the team does not grant', none, other, '- team does not grant agent'],
    ['what both grant', mine, group, '+ key and team grant agent'],
    ['what only the key grants', mine, other, '- team does not grant agent'],
    ['what only the team grants', other, mine, '- key does not grant agent'],
    ['what the team grants, to a key with an empty list', granting(), mine, '- key does not grant agent'],
    ['what the key grants, in a team with an empty list', mine, granting(), '- team does not grant agent'],
  ])('decides %s', (_case, key, team, expected) => {
    for (const action of ['agent.call', 'agent.see', 'agent.card'] as const)
      expect(outcome(keyPrincipal({ grants: { key, team, caller: null } }), action, agent)).toBe(expected);
  });

  it.each([
    ['what the calling agent alone grants', none, none, mine, '+ calling agent grants agent'],
    ['what it and the key grant', mine, none, group, '+ key and calling agent grant agent'],
    ['what it and the team grant', none, mine, group, '+ team and calling agent grant agent'],
    ['what all three grant', mine, group, mine, '+ key, team and calling agent grant agent'],
    ['what it does not grant', mine, mine, other, '- calling agent does not grant agent'],
    ['what it alone does not grant', none, none, other, '- calling agent does not grant agent'],
    ['an empty list of it', mine, none, granting(), '- calling agent does not grant agent'],
    ['what only it grants', other, none, mine, '- key does not grant agent'],
    ['what it grants, and the team does not', none, other, mine, '- team does not grant agent'],
  ])('decides about an agent’s own key: %s', (_case, key, team, caller, expected) => {
    for (const defaultAgentAccess of ['none', 'all'] as const)
      for (const action of ['agent.call', 'agent.see', 'agent.card'] as const)
        expect(
          outcome(keyPrincipal({ agentId: 'id-2', grants: { key, team, caller }, defaultAgentAccess }), action, agent),
        ).toBe(expected);
  });

  it('lets everything be called by default only where nothing is declared, and the operator says so', () => {
    const open = (key: KeyPrincipal['grants']['key'], team: KeyPrincipal['grants']['team']) =>
      outcome(keyPrincipal({ grants: { key, team, caller: null }, defaultAgentAccess: 'all' }), 'agent.call', agent);
    expect(open(none, none)).toBe('+ every agent is granted by default');
    expect(open(granting(), none)).toBe('- key does not grant agent');
    expect(open(none, granting())).toBe('- team does not grant agent');
    expect(open(mine, other)).toBe('- team does not grant agent');
  });

  it('lets the holder of the master key do everything, and nobody in particular nothing', () => {
    for (const action of ['agent.call', 'agent.see', 'agent.card'] as const) {
      expect(outcome(admin, action, agent)).toBe('+ admin');
      expect(outcome(anonymous, action, agent)).toBe('- a key is needed');
    }
  });

  it('shows every agent to whoever manages or views them, yet lets none be called without a grant', () => {
    for (const userRole of ['proxy_admin', 'proxy_admin_viewer'] as const) {
      const overseer = keyPrincipal({ userId: 'u', userRole });
      expect(outcome(overseer, 'agent.see', agent)).toBe("+ the user's role sees every agent");
      expect(outcome(overseer, 'agent.card', agent)).toBe("+ the user's role sees every agent");
      expect(outcome(overseer, 'agent.call', agent)).toBe('- key declares no agents');
    }
    for (const userRole of ['internal_user', 'internal_user_viewer'] as const)
      expect(decide(keyPrincipal({ userId: 'u', userRole }), 'agent.see', agent).allowed).toBe(false);
  });

  it('shows a public agent to everybody, yet lets nobody call it without a grant', () => {
    const facts = { ...agent, public: true };
    for (const principal of [anonymous, keyPrincipal(), keyFor('other')]) {
      expect(outcome(principal, 'agent.see', facts)).toBe('+ agent is public');
      expect(decide(principal, 'agent.call', facts).allowed).toBe(false);
    }
  });

  it('shows a public card to everybody, and nothing else of the agent', () => {
    const facts: AgentFacts = { ...agent, cardAuth: 'public' };
    for (const principal of [anonymous, keyPrincipal(), keyFor('other')]) {
      expect(outcome(principal, 'agent.card', facts)).toBe('+ card is public');
      expect(decide(principal, 'agent.see', facts).allowed).toBe(false);
      expect(decide(principal, 'agent.call', facts).allowed).toBe(false);
    }
  });

  it('denies what concerns an agent when there is none', () => {
    for (const action of ['agent.call', 'agent.see', 'agent.card'] as const)
      expect(outcome(keyFor('id-1'), action)).toBe('- no agent to decide about');
  });

  it('makes no new object for a decision: calls are many', () => {
    const principal = keyPrincipal({ grants: { key: granting('id-1'), team: granting('echo'), caller: null } });
    expect(decide(principal, 'agent.call', agent)).toBe(decide(principal, 'agent.call', agent));
    expect(Object.isFrozen(decide(principal, 'agent.call', agent))).toBe(true);
  });
});
