import { SwitchboardError } from '../../protocol/index.ts';
import type { RandomBytes } from '../../store/index.ts';
import type { PasswordHasher } from '../passwords/password-hash.ts';
import { assertGoodPassword } from '../passwords/password-rules.ts';
import type { UserRecord } from '../people/records.ts';
import { noSuch } from '../people/refusals.ts';
import type { UserRepository } from '../people/user-repository.ts';
import { newToken, tokenHash } from '../sessions/token.ts';
import type { InvitationRecord, InvitationRepository } from './invitation-repository.ts';

/** Lets users choose a password, and choose another when theirs is lost: by a link that is good once, and not for long. */
export interface Invitations {
  /**
   * Invites a user; an earlier invitation that was not accepted is over.
   *
   * @returns the token for the link, which is told this once
   * @throws SwitchboardError NOT_FOUND when there is no such user
   */
  create(userId: string, actor: string): Promise<{ invitation: InvitationRecord; token: string }>;
  find(id: string): Promise<InvitationRecord | undefined>;
  /** @throws SwitchboardError NOT_FOUND */
  info(id: string): Promise<InvitationRecord>;
  /** Withdraws one. @throws SwitchboardError NOT_FOUND */
  delete(id: string): Promise<InvitationRecord>;
  /**
   * Whom a link invites.
   * @throws SwitchboardError NOT_FOUND, in the same words whatever is wrong with it
   */
  open(token: string): Promise<OpenInvitation>;
  /**
   * Sets the password that the user has chosen, signs the user out everywhere, and ends the invitation.
   * @throws SwitchboardError NOT_FOUND, INVALID_PARAMS, OVERLOADED
   */
  claim(token: string, password: string): Promise<UserRecord>;
  /**
   * Ends the invitation of a user whom an identity provider knows: there is no password.
   * @throws SwitchboardError NOT_FOUND
   */
  accept(token: string): Promise<UserRecord>;
}

export interface OpenInvitation {
  invitation: InvitationRecord;
  user: UserRecord;
}

export interface InvitationsOptions {
  repository: InvitationRepository;
  users: Pick<UserRepository, 'find'>;
  hasher: PasswordHasher;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
  randomBytes: RandomBytes;
}

const LASTS_MS = 7 * 24 * 60 * 60_000;

export function createInvitations(options: InvitationsOptions): Invitations {
  const { repository, users, hasher, clock, newId, randomBytes } = options;

  const info = async (id: string): Promise<InvitationRecord> => {
    const invitation = await repository.find(id);
    if (!invitation) throw noSuch('invitation', id);
    return invitation;
  };

  const open = async (token: string): Promise<OpenInvitation> => {
    const invitation = await repository.findByToken(tokenHash(token));
    if (!invitation || invitation.acceptedAt !== null || invitation.expiresAt <= clock()) throw over();
    const user = await users.find(invitation.userId);
    if (!user || user.blocked) throw over();
    return { invitation, user };
  };

  return {
    find: (id) => repository.find(id),
    info,
    open,

    async create(userId, actor) {
      if (!(await users.find(userId))) throw noSuch('user', userId);
      const now = clock();
      const token = newToken(randomBytes);
      const invitation: InvitationRecord = {
        id: newId(),
        userId,
        createdAt: now,
        createdBy: actor,
        expiresAt: now + LASTS_MS,
        acceptedAt: null,
      };
      await repository.replace(invitation, tokenHash(token));
      return { invitation, token };
    },

    async delete(id) {
      const invitation = await info(id);
      await repository.delete(id);
      return invitation;
    },

    async claim(token, password) {
      const { invitation, user } = await open(token);
      assertGoodPassword(password, user, 'password');
      if (!(await repository.accept(invitation.id, await hasher.hash(password), clock()))) throw over();
      return user;
    },

    async accept(token) {
      const { invitation, user } = await open(token);
      if (!(await repository.accept(invitation.id, null, clock()))) throw over();
      return user;
    },
  };
}

const over = (): SwitchboardError =>
  new SwitchboardError(
    'NOT_FOUND',
    'This invitation was used already, has expired, or was withdrawn. Ask an administrator for a new one.',
  );
