import { SwitchboardError } from '../../protocol/index.ts';
import type { Invitations } from '../invitations/invitations.ts';
import type { UserRecord } from '../people/records.ts';
import type { TeamService } from '../people/team-service.ts';
import type { UserService } from '../people/user-service.ts';
import type { Person } from './claims.ts';
import type { IdentityRepository } from './identity-repository.ts';
import type { SingleSignOnSettings } from './settings.ts';

/** Finds, or makes, the user that somebody of the provider is, and lets role and teams follow the provider. */
export interface Accounts {
  /**
   * @param invitation token of an invitation that they came with: the invited user is theirs from now on
   * @throws SwitchboardError PERMISSION_DENIED, NOT_FOUND when the invitation is over, CONFLICT
   */
  userOf(person: Person, invitation: string | undefined): Promise<Found>;
}

export interface Found {
  user: UserRecord;
  /** Made just now. */
  isNew: boolean;
}

export interface AccountsOptions {
  settings: SingleSignOnSettings;
  identities: IdentityRepository;
  users: Pick<UserService, 'find' | 'findByEmail' | 'create' | 'update'>;
  teams: Pick<TeamService, 'find' | 'members' | 'setMembers' | 'removeMember'>;
  invitations: Pick<Invitations, 'open' | 'accept'>;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** Who changes users when the provider does. */
const ACTOR = 'single sign-on';

export function createAccounts(options: AccountsOptions): Accounts {
  const { settings, identities, users, clock } = options;
  const issuer = settings.issuer.href;

  const link = async ({ subject }: Person, { id: userId }: UserRecord): Promise<void> =>
    identities.insert({ issuer, subject, userId, createdAt: clock() });

  const firstTime = async (person: Person, invitation: string | undefined): Promise<Found> => {
    if (invitation !== undefined) {
      const user = await options.invitations.accept(invitation);
      await link(person, user);
      return { user, isNew: false };
    }
    const { name: alias, email, role } = person;
    // Whoever had this e-mail first is not thereby who comes with it now.
    if (!settings.provisions || (email !== null && (await users.findByEmail(email)))) throw unknown(settings.name);
    const user = await users.create(null, { alias, email, role: role ?? settings.defaultRole }, ACTOR);
    await link(person, user);
    return { user, isNew: true };
  };

  return {
    async userOf(person, invitation) {
      assertAllowed(person, settings);
      const userId = await identities.find(issuer, person.subject);
      const known = userId === undefined ? undefined : await users.find(userId);
      const { user, isNew } = known ? { user: known, isNew: false } : await firstTime(person, invitation);
      if (user.blocked) throw blocked();
      await followTeams(user, person, options);
      if (person.role === null || person.role === user.role) return { user, isNew };
      return { user: await users.update(user.id, { role: person.role }, ACTOR), isNew };
    },
  };
}

function assertAllowed({ email }: Person, { allowedDomains, name }: SingleSignOnSettings): void {
  if (allowedDomains.length === 0) return;
  const domain = email?.slice(email.lastIndexOf('@') + 1);
  if (domain !== undefined && allowedDomains.includes(domain)) return;
  throw new SwitchboardError(
    'PERMISSION_DENIED',
    `${name} knows you, but with no verified e-mail of a domain that may sign in here.`,
  );
}

/** Admins of a team stay that; teams that do not exist grant nothing. */
async function followTeams(user: UserRecord, { teams: said }: Person, { teams }: AccountsOptions): Promise<void> {
  for (const { teamId, isMember } of said) {
    if (!(await teams.find(teamId))) continue;
    const wasMember = (await teams.members(teamId)).some(({ userId }) => userId === user.id);
    if (isMember && !wasMember) await teams.setMembers(teamId, [{ userId: user.id, role: 'user' }], ACTOR);
    if (!isMember && wasMember) await teams.removeMember(teamId, user.id);
  }
}

const unknown = (name: string): SwitchboardError =>
  new SwitchboardError(
    'PERMISSION_DENIED',
    `${name} knows you, but you have no account here yet. Ask an administrator for an invitation, and open it.`,
  );

const blocked = (): SwitchboardError =>
  new SwitchboardError('PERMISSION_DENIED', 'This user is blocked. Ask an administrator for access.');
