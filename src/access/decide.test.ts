import { describe, expect, it } from 'vitest';
import { type Action, type AgentFacts, decide } from './decide.ts';
import type { KeyPrincipal, Principal } from './principal.ts';

const key = (agents: readonly string[] | null): KeyPrincipal => ({
  kind: 'key',
  keyId: 'key-1',
  alias: null,
  userId: null,
  teamId: null,
  agents,
  expiresAt: null,
});

const admin: Principal = { kind: 'admin' };
const anonymous: Principal = { kind: 'anonymous' };
const agent: AgentFacts = { id: 'id-1', name: 'echo', public: false, cardAuth: 'key' };

/** Every principal against every action, for an agent that shows nothing by itself. */
const TABLE: [name: string, Principal, Record<Action, string>][] = [
  [
    'an admin',
    admin,
    {
      manage: '+ admin',
      'calls.read': '+ admin',
      'agent.call': '+ admin',
      'agent.see': '+ admin',
      'agent.card': '+ admin',
    },
  ],
  [
    'a key that grants the agent by id',
    key(['id-1']),
    {
      manage: '- only an admin manages',
      'calls.read': '+ a key reads its own calls',
      'agent.call': '+ key grants agent',
      'agent.see': '+ key grants agent',
      'agent.card': '+ key grants agent',
    },
  ],
  [
    'a key that grants the agent by name',
    key(['other', 'echo']),
    {
      manage: '- only an admin manages',
      'calls.read': '+ a key reads its own calls',
      'agent.call': '+ key grants agent',
      'agent.see': '+ key grants agent',
      'agent.card': '+ key grants agent',
    },
  ],
  [
    'a key that grants another agent',
    key(['echo2', 'ech', 'ECHO']),
    {
      manage: '- only an admin manages',
      'calls.read': '+ a key reads its own calls',
      'agent.call': '- key does not grant agent',
      'agent.see': '- key does not grant agent',
      'agent.card': '- key does not grant agent',
    },
  ],
  [
    'a key that grants an empty list',
    key([]),
    {
      manage: '- only an admin manages',
      'calls.read': '+ a key reads its own calls',
      'agent.call': '- key does not grant agent',
      'agent.see': '- key does not grant agent',
      'agent.card': '- key does not grant agent',
    },
  ],
  [
    'a key that declares no agents',
    key(null),
    {
      manage: '- only an admin manages',
      'calls.read': '+ a key reads its own calls',
      'agent.call': '- key declares no agents',
      'agent.see': '- key declares no agents',
      'agent.card': '- key declares no agents',
    },
  ],
  [
    'nobody in particular',
    anonymous,
    {
      manage: '- only an admin manages',
      'calls.read': '- nobody in particular has no calls',
      'agent.call': '- a key is needed',
      'agent.see': '- a key is needed',
      'agent.card': '- a key is needed',
    },
  ],
];

const outcome = (principal: Principal, action: Action, facts?: AgentFacts): string => {
  const { allowed, reason } = decide(principal, action, facts);
  return `${allowed ? '+' : '-'} ${reason}`;
};

describe('security promise 9: one pure decision, default deny', () => {
  it.each(TABLE)('decides every action for %s', (_name, principal, expected) => {
    const actions = Object.keys(expected) as Action[];
    const decided = Object.fromEntries(actions.map((action) => [action, outcome(principal, action, agent)]));
    expect(decided).toEqual(expected);
  });

  it('shows a public agent to everybody, yet lets nobody call it without a grant', () => {
    const facts = { ...agent, public: true };
    for (const principal of [anonymous, key(null), key(['other'])]) {
      expect(outcome(principal, 'agent.see', facts)).toBe('+ agent is public');
      expect(decide(principal, 'agent.call', facts).allowed).toBe(false);
    }
  });

  it('shows a public card to everybody, and nothing else of the agent', () => {
    const facts: AgentFacts = { ...agent, cardAuth: 'public' };
    for (const principal of [anonymous, key(null), key(['other'])]) {
      expect(outcome(principal, 'agent.card', facts)).toBe('+ card is public');
      expect(decide(principal, 'agent.see', facts).allowed).toBe(false);
      expect(decide(principal, 'agent.call', facts).allowed).toBe(false);
    }
  });

  it('denies what concerns an agent when there is none', () => {
    for (const action of ['agent.call', 'agent.see', 'agent.card'] as const)
      expect(outcome(key(['id-1']), action)).toBe('- no agent to decide about');
  });
});
