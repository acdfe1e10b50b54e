import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CallScope, callScope, isInScope } from './call-scope.ts';
import { decide, type Facts } from './decide.ts';
import type { KeyFacts, ManagementAction } from './decide-management.ts';
import { ownerOf } from './owner.ts';
import type { Principal } from './principal.ts';
import { keyPrincipal } from './principals.fixtures.ts';
import type { TeamRole, UserRole } from './roles.ts';

const TEAM = 'team-1';
const member = (role: TeamRole) => new Map([[TEAM, role]]);
const keyOf = (userRole: UserRole, changes: Parameters<typeof keyPrincipal>[0] = {}) =>
  keyPrincipal({ userId: 'me', userRole, ...changes });

/** The columns of the table in docs/access.md. */
const COLUMNS: Record<string, Principal> = {
  '`proxy_admin`': keyOf('proxy_admin'),
  '`proxy_admin_viewer`': keyOf('proxy_admin_viewer', { memberships: member('admin') }),
  'team admin': keyOf('internal_user_viewer', { memberships: member('admin') }),
  '`internal_user`': keyOf('internal_user', { memberships: member('user') }),
  '`internal_user_viewer`': keyOf('internal_user_viewer', { memberships: member('user') }),
  'key without a user': keyPrincipal({ teamId: TEAM }),
};

const aKey = (changes: Partial<KeyFacts> = {}): KeyFacts => ({
  id: 'key-9',
  userId: null,
  teamId: null,
  agentId: null,
  ...changes,
});

/** A row of that table: what it says, and the questions it stands for. */
const row = <Asked extends ManagementAction>(may: string, action: Asked, ...about: (Facts<Asked> | undefined)[]) => ({
  may,
  ask: (principal: Principal) => {
    const answers = new Set(about.map((facts) => decide(principal, action, facts).allowed));
    expect([may, answers.size]).toEqual([may, 1]);
    return answers.has(true);
  },
});

const others = { userId: 'other', teamId: 'team-2' };

const ROWS = [
  row('register and change agents, access groups, what is public', 'manage', undefined),
  row('see all that administrators see of them; metrics', 'inspect', undefined),
  row('read the audit log', 'audit.read', undefined),
  row('see the key that it asks with', 'keys.read', aKey({ id: 'key-1' })),
  row('see the other keys of its user', 'keys.read', aKey({ userId: 'me' }), aKey({ userId: 'me', teamId: 'team-2' })),
  row('see the keys of the team', 'keys.read', aKey({ teamId: TEAM }), aKey({ userId: 'other', teamId: TEAM })),
  row('see any key', 'keys.read', aKey(), aKey(others), aKey({ agentId: 'agent-1' })),
  row('make a key of the team that speaks for nobody else', 'keys.generate', aKey({ id: null, teamId: TEAM })),
  row(
    'make any other key',
    'keys.generate',
    aKey({ id: null }),
    aKey({ id: null, userId: 'me' }),
    aKey({ id: null, userId: 'other', teamId: TEAM }),
    aKey({ id: null, agentId: 'agent-1', teamId: TEAM }),
  ),
  row(
    'change, block and remove the keys of the team',
    'keys.manage',
    aKey({ teamId: TEAM }),
    aKey({ userId: 'other', teamId: TEAM }),
    aKey({ agentId: 'agent-1', teamId: TEAM }),
  ),
  row('change, block and remove any other key', 'keys.manage', aKey(), aKey({ id: 'key-1' }), aKey({ userId: 'me' })),
  row('replace the keys of its user', 'keys.rotate', aKey({ userId: 'me' }), aKey({ userId: 'me', teamId: 'team-2' })),
  row('replace the keys of the team that speak for nobody else', 'keys.rotate', aKey({ teamId: TEAM })),
  row(
    'replace any other key',
    'keys.rotate',
    aKey(),
    aKey(others),
    aKey({ userId: 'other', teamId: TEAM }),
    aKey({ agentId: 'agent-1', teamId: TEAM }),
  ),
  row('see its user', 'users.read', { userId: 'me' }),
  row('see any user', 'users.read', { userId: 'other' }),
  row('make, change and remove users', 'users.manage', { userId: 'me' }, { userId: 'other' }),
  row('see the team', 'team.read', { teamId: TEAM }),
  row('see any team', 'team.read', { teamId: 'team-2' }),
  row('add, change and remove members of the team', 'team.members', { teamId: TEAM }),
  row('add, change and remove members of any team', 'team.members', { teamId: 'team-2' }),
  row('make, change, block and remove teams', 'team.manage', { teamId: TEAM }, { teamId: 'team-2' }),
  row('ask for an agent', 'requests.make', { userId: 'me' }),
  row('see what its user asked for', 'requests.read', { userId: 'me', teamId: null }, { userId: 'me', teamId: TEAM }),
  row('see what somebody asked for the team', 'requests.read', { userId: 'other', teamId: TEAM }),
  row('see what anybody asked for', 'requests.read', others, { userId: 'other', teamId: null }),
  row('grant and decline what was asked for the team', 'requests.decide', { userId: 'other', teamId: TEAM }),
  row('grant and decline anything else', 'requests.decide', others, { userId: 'me', teamId: null }),
];

const cells = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

describe('who may do what in the management API', () => {
  it('is what docs/access.md says', () => {
    const text = readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8');
    const [head = '', , ...lines] = text.slice(text.indexOf('| may | `')).split('\n\n')[0]?.split('\n') ?? [];
    const documented = lines.filter(Boolean).map(cells);
    const decided = ROWS.map(({ may, ask }) => [may, ...Object.values(COLUMNS).map((who) => (ask(who) ? 'yes' : ''))]);
    expect(documented).toEqual(decided);
    expect(cells(head)).toEqual(['may', ...Object.keys(COLUMNS)]);
  });

  it('is everything to the master key, and nothing to nobody in particular', () => {
    for (const { may, ask } of ROWS) {
      expect([may, ask({ kind: 'admin' })]).toEqual([may, true]);
      expect([may, ask({ kind: 'anonymous' })]).toEqual([may, false]);
    }
    expect(decide({ kind: 'anonymous' }, 'calls.read').allowed).toBe(false);
  });

  it('is denied when nothing says what it is about', () => {
    const principal = keyOf('internal_user', { memberships: member('admin'), teamId: TEAM });
    for (const action of [
      'keys.read',
      'keys.generate',
      'keys.manage',
      'keys.rotate',
      'users.read',
      'users.manage',
      'team.read',
      'team.members',
      'team.manage',
    ] as const)
      expect([action, decide(principal, action).allowed]).toEqual([action, false]);
  });

  it('asks with "some" whether there may be such a thing: never yes where no thing would be allowed', () => {
    const some = (principal: Principal) =>
      (
        [
          'keys.read',
          'keys.generate',
          'keys.manage',
          'keys.rotate',
          'users.read',
          'users.manage',
          'team.read',
          'team.members',
          'team.manage',
        ] as const
      )
        .filter((action) => decide(principal, action, 'some').allowed)
        .join(' ');
    expect(some(keyPrincipal())).toBe('keys.read');
    expect(some(keyPrincipal({ teamId: TEAM }))).toBe('keys.read team.read');
    expect(some(keyOf('internal_user_viewer'))).toBe('keys.read users.read');
    expect(some(keyOf('internal_user'))).toBe('keys.read keys.rotate users.read');
    expect(some(keyOf('internal_user', { memberships: member('user') }))).toBe(
      'keys.read keys.rotate users.read team.read',
    );
    expect(some(keyOf('internal_user_viewer', { memberships: member('admin') }))).toBe(
      'keys.read keys.generate keys.manage keys.rotate users.read team.read team.members',
    );
    expect(some(keyOf('proxy_admin_viewer', { memberships: member('admin') }))).toBe('keys.read users.read team.read');
  });

  it('says which rule decided', () => {
    const reason = (...[principal, action, facts]: Parameters<typeof decide>) =>
      decide(principal, action, facts).reason;
    const teamAdmin = keyOf('internal_user', { memberships: member('admin') });
    expect(reason(keyPrincipal(), 'manage')).toBe('only an admin manages');
    expect(reason(keyPrincipal(), 'inspect')).toBe('only an admin or a viewer sees this');
    expect(reason(keyOf('proxy_admin_viewer'), 'manage')).toBe("the key's user may view everything and change nothing");
    expect(reason(keyOf('proxy_admin'), 'manage')).toBe("the key's user is an admin");
    expect(reason(teamAdmin, 'keys.generate', aKey({ id: null, teamId: TEAM, userId: 'other' }))).toBe(
      'the key speaks for somebody else',
    );
    expect(reason(teamAdmin, 'keys.manage', aKey({ teamId: 'team-2' }))).toBe(
      'only an admin, or an admin of the team, manages',
    );
    expect(reason(teamAdmin, 'keys.read', aKey(others))).toBe('it is of somebody else');
    expect(reason({ kind: 'anonymous' }, 'manage')).toBe('a key is needed');
  });
});

describe('which calls somebody sees', () => {
  const call = (changes: Partial<Record<'keyId' | 'userId' | 'teamId', string>>) => ({
    keyId: null,
    userId: null,
    teamId: null,
    ...changes,
  });
  const sees = (principal: Principal, changes: Parameters<typeof call>[0]) =>
    isInScope(callScope(principal), call(changes));

  it('is all of them, for administrators and viewers', () => {
    for (const principal of [{ kind: 'admin' }, keyOf('proxy_admin'), keyOf('proxy_admin_viewer')] as const)
      expect(callScope(principal)).toEqual({ kind: 'all' });
    expect(isInScope({ kind: 'all' }, call({}))).toBe(true);
  });

  it('is its own, those of its user, and those of teams its user is an admin of', () => {
    const teamAdmin = keyOf('internal_user', {
      memberships: new Map([
        [TEAM, 'admin'],
        ['team-2', 'user'],
      ]),
    });
    expect(callScope(teamAdmin)).toEqual({ kind: 'of', keyIds: ['key-1'], userIds: ['me'], teamIds: [TEAM] });
    expect(sees(teamAdmin, { keyId: 'key-1' })).toBe(true);
    expect(sees(teamAdmin, { keyId: 'key-2', userId: 'me' })).toBe(true);
    expect(sees(teamAdmin, { keyId: 'key-2', teamId: TEAM })).toBe(true);
    expect(sees(teamAdmin, { keyId: 'key-2', userId: 'other', teamId: 'team-2' })).toBe(false);
    expect(sees(keyPrincipal({ teamId: TEAM }), { keyId: 'key-2', teamId: TEAM })).toBe(false);
    expect(sees(keyPrincipal(), {})).toBe(false);
  });

  it('is none, for nobody in particular', () => {
    const none: CallScope = { kind: 'of', keyIds: [], userIds: [], teamIds: [] };
    expect(callScope({ kind: 'anonymous' })).toEqual(none);
    expect(sees({ kind: 'anonymous' }, {})).toBe(false);
  });
});

describe('whose a task is', () => {
  const principal = keyPrincipal({ userId: 'me', teamId: TEAM });

  it.each([
    ['key', 'key:key-1', 'key:key-1'],
    ['user', 'user:me', 'key:key-1'],
    ['team', `team:${TEAM}`, 'key:key-1'],
  ] as const)('by "%s" is %s; of a key without one, %s', (setting, owner, alone) => {
    expect(ownerOf(principal, setting)).toBe(owner);
    expect(ownerOf(keyPrincipal(), setting)).toBe(alone);
    expect(ownerOf({ kind: 'admin' }, setting)).toBe('admin');
  });

  it('cannot be that of somebody else because of a name: the kind stands before it', () => {
    const named = keyPrincipal({ keyId: 'user:me', userId: 'key:key-1', teamId: 'user:me' });
    const owners = (['key', 'user', 'team'] as const).map((setting) => ownerOf(named, setting));
    expect(owners).toEqual(['key:user:me', 'user:key:key-1', 'team:user:me']);
  });
});
