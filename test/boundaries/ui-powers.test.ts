import { expect, it } from 'vitest';
import { decide, USER_ROLES } from '../../src/access/index.ts';
import { keyPrincipal } from '../../src/access/principals.fixtures.ts';
import { powersOf } from '../../ui/src/shell/powers.ts';

// The UI offers what the gateway allows, and nothing else: asked of both for everybody, about everything.

const IDS = [null, 'mine', 'theirs'] as const;
const KEYS = IDS.flatMap((userId) =>
  IDS.flatMap((teamId) => [null, 'agent'].map((agentId) => ({ id: 'some-key', userId, teamId, agentId }))),
);

it.each(USER_ROLES.flatMap((role) => [undefined, 'user', 'admin'].map((inTeam) => [role, inTeam] as const)))(
  'an %s who is %s of a team is offered what is allowed',
  (userRole, inTeam) => {
    const memberships = new Map(inTeam === undefined ? [] : [['mine', inTeam as 'user' | 'admin'] as const]);
    const principal = keyPrincipal({ keyId: 'user:mine', userId: 'mine', userRole, memberships });
    const allowed = <Asked extends Parameters<typeof decide>[1]>(
      action: Asked,
      facts: Parameters<typeof decide<Asked>>[2],
    ) => decide(principal, action, facts).allowed;
    const powers = powersOf({
      may_manage: allowed('manage', 'some'),
      may_inspect: allowed('inspect', 'some'),
      role: userRole,
      user_id: 'mine',
      teams: [...memberships.keys()],
      administers: inTeam === 'admin' ? ['mine'] : [],
    });
    expect(powers.maySeeTeams).toBe(allowed('team.read', 'some'));
    expect(powers.mayMakeKeys).toBe(allowed('keys.generate', 'some'));
    for (const teamId of ['mine', 'theirs'])
      expect(powers.mayRunTeam(teamId)).toBe(allowed('team.members', { teamId }));
    for (const key of KEYS) {
      const shown = { user_id: key.userId, team_id: key.teamId, agent_id: key.agentId };
      expect([key, powers.mayChangeKey(shown)]).toEqual([key, allowed('keys.manage', key)]);
      expect([key, powers.mayRotateKey(shown)]).toEqual([key, allowed('keys.rotate', key)]);
    }
  },
);
