import { SwitchboardError } from '../../protocol/index.ts';
import type { UserRecord } from '../people/records.ts';
import { invalid } from '../people/refusals.ts';
import type { UserRepository } from '../people/user-repository.ts';
import type { SignInThrottle } from '../sessions/sign-in-throttle.ts';
import type { PasswordHasher } from './password-hash.ts';
import type { PasswordRepository } from './password-repository.ts';
import { assertGoodPassword } from './password-rules.ts';

/** Signs users in by their passwords. No password is kept, and none is logged: only its slow, salted hash is stored. */
export interface Passwords {
  /**
   * Who signs in. Whoever is unknown, blocked, or has no password is refused in the same words and after the same time as
   * a wrong password.
   *
   * @param name the user's id or e-mail
   * @throws SwitchboardError UNAUTHENTICATED, RATE_LIMITED, OVERLOADED
   */
  admit(name: string, password: string, address: string | null): Promise<UserRecord>;
  /** Whether the user signs in with one. */
  isSet(userId: string): Promise<boolean>;
  /**
   * Replaces a user's own password, and signs the user out everywhere.
   * @throws SwitchboardError UNAUTHENTICATED, INVALID_PARAMS, RATE_LIMITED, OVERLOADED
   */
  change(userId: string, change: { current: string; next: string }, address: string | null): Promise<void>;
}

export interface PasswordsOptions {
  repository: PasswordRepository;
  users: Pick<UserRepository, 'find' | 'findByEmail'>;
  hasher: PasswordHasher;
  throttle: SignInThrottle;
  /** Epoch milliseconds. */
  clock: () => number;
}

export function createPasswords({ repository, users, hasher, throttle, clock }: PasswordsOptions): Passwords {
  const find = async (name: string): Promise<UserRecord | undefined> =>
    (await users.find(name)) ?? (await users.findByEmail(name.toLowerCase()));

  const admit: Passwords['admit'] = async (name, password, address) => {
    const takeBack = throttle.attempt({ address, account: name });
    try {
      const user = await find(name);
      const isRight = await hasher.isRight(password, user && (await repository.find(user.id)));
      if (!user || user.blocked || !isRight) throw notValid();
      takeBack();
      return user;
    } catch (error) {
      if (!isRefusal(error)) takeBack();
      throw error;
    }
  };

  return {
    admit,
    isSet: async (userId) => (await repository.find(userId)) !== undefined,

    async change(userId, { current, next }, address) {
      const user = await admit(userId, current, address);
      assertGoodPassword(next, user, 'new_password');
      if (next === current) throw invalid('new_password', 'it is the one there is');
      await repository.set(userId, await hasher.hash(next), clock());
    },
  };
}

const isRefusal = (error: unknown): boolean => error instanceof SwitchboardError && error.code === 'UNAUTHENTICATED';

const notValid = (): SwitchboardError =>
  new SwitchboardError('UNAUTHENTICATED', 'This name and password do not go together, or the user may not sign in.');
