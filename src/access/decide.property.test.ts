import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { type Declaration, resolveGrant } from './grants.ts';
import { keyPrincipal } from './principals.fixtures.ts';

const AGENTS = ['a', 'b', 'c', 'd'];
const LABELS = ['red', 'blue'];
const GROUPS = ['g1', 'g2', 'g3'];

const some = (of: string[]) => fc.subarray(of);
const maybe = (of: string[]) => fc.option(some(of), { nil: undefined });

/** One level, as it stands in the database: each part may be left out, null, or a list. */
const level = fc.record({
  agents: fc.option(maybe(AGENTS), { nil: null }),
  labels: fc.option(maybe(LABELS), { nil: null }),
  groups: fc.option(some([...GROUPS, 'deleted']), { nil: null }),
});
type Level = typeof level extends fc.Arbitrary<infer Value> ? Value : never;

const world = fc.record({
  /** The labels each agent carries. */
  carried: fc.tuple(...AGENTS.map(() => some(LABELS))),
  /** The agents of each group. */
  contents: fc.tuple(...GROUPS.map(() => some(AGENTS))),
  key: level,
  team: level,
  caller: level,
  defaultAgentAccess: fc.constantFrom('none' as const, 'all' as const),
});

const declarationOf = ({ agents, labels, groups }: Level): Declaration => ({
  objectPermission: {
    ...(agents !== undefined && { agents }),
    ...(labels !== undefined && { agent_access_groups: labels }),
  },
  accessGroupIds: groups,
});

/** The rule, word by word, with sets of agents: what the documentation says. `null` is "declares nothing". */
function allowedBy(one: Level, carried: string[][], contents: string[][]): Set<string> | null {
  if (!one.agents && !one.labels && !one.groups) return null;
  return new Set([
    ...(one.agents ?? []),
    ...AGENTS.filter((_, index) => carried[index]?.some((label) => one.labels?.includes(label))),
    ...GROUPS.flatMap((group, index) => (one.groups?.includes(group) ? (contents[index] ?? []) : [])),
  ]);
}

describe('security promise 9', () => {
  it('decides as the rule says: union inside a level, intersection of the levels, what is undeclared by default', () => {
    fc.assert(
      fc.property(world, ({ carried, contents, key, team, caller, defaultAgentAccess }) => {
        const agentsOfGroups = new Map(GROUPS.map((group, index) => [group, contents[index] ?? []]));
        const principal = keyPrincipal({
          teamId: 't',
          grants: {
            key: resolveGrant(declarationOf(key), agentsOfGroups),
            team: resolveGrant(declarationOf(team), agentsOfGroups),
            caller: resolveGrant(declarationOf(caller), agentsOfGroups),
          },
          defaultAgentAccess,
        });
        const declared = [key, team, caller].flatMap((one) => allowedBy(one, carried, contents) ?? []);
        for (const [index, id] of AGENTS.entries()) {
          const facts = {
            id,
            name: `name of ${id}`,
            public: false,
            cardAuth: 'key' as const,
            accessGroups: carried[index] ?? [],
          };
          const expected = declared.length > 0 ? declared.every((of) => of.has(id)) : defaultAgentAccess === 'all';
          expect(decide(principal, 'agent.call', facts).allowed).toBe(expected);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
