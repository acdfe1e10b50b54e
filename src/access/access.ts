import type { Logger } from 'pino';
import type { RandomBytes, Store } from '../store/index.ts';
import { type Authenticator, createAuthenticator, type KeyHolders } from './authenticator.ts';
import { createKeysOfUser, type KeysOfUser } from './held-keys.ts';
import { createIdentify, type IdentifyOptions } from './identity.ts';
import { createInvitationRepository } from './invitations/invitation-repository.ts';
import { createInvitations, type Invitations } from './invitations/invitations.ts';
import type { Concerned, KeyCacheTimes } from './key-cache.ts';
import { createKeyRepository } from './key-repository.ts';
import { createKeyService, type KeyService } from './key-service.ts';
import { createKeyUsage, type KeyUsage } from './key-usage.ts';
import { createPasswordHasher, type PasswordCost } from './passwords/password-hash.ts';
import { createPasswordRepository } from './passwords/password-repository.ts';
import { createPasswords, type Passwords } from './passwords/passwords.ts';
import { createAccessGroupRepository } from './people/access-group-repository.ts';
import { type AccessGroupService, createAccessGroupService } from './people/access-group-service.ts';
import { createTeamRepository } from './people/team-repository.ts';
import { createTeamService, type TeamService } from './people/team-service.ts';
import { createUserRepository } from './people/user-repository.ts';
import { createUserService, type UserService } from './people/user-service.ts';
import type { DefaultAgentAccess } from './principal.ts';
import { createReachOf, type ReachOf } from './reach.ts';
import { createAccessRequestRepository } from './requests/access-request-repository.ts';
import { type AccessRequests, createAccessRequests } from './requests/access-requests.ts';
import { type Acting, createActing } from './sessions/acting.ts';
import { createSessionRepository } from './sessions/session-repository.ts';
import { createSessions, type Sessions, type SignedIn } from './sessions/sessions.ts';
import { createSignInThrottle } from './sessions/sign-in-throttle.ts';

/** Who there is, and who is who. */
export interface Access {
  authenticator: Authenticator & KeyHolders;
  keys: KeyService;
  users: UserService;
  teams: TeamService;
  accessGroups: AccessGroupService;
  sessions: Sessions;
  acting: Acting;
  reachOf: ReachOf;
  passwords: Passwords;
  invitations: Invitations;
  accessRequests: AccessRequests;
  keysOfUser: KeysOfUser;
  /** To be started and stopped. */
  keyUsage: KeyUsage;
}

export interface AccessOptions {
  db: Store['db'];
  /** From `loadKeyPepper`. */
  pepper: string;
  /** From `loadMasterKey`. */
  masterKey: string;
  defaultAgentAccess: DefaultAgentAccess;
  defaultModelAccess: DefaultAgentAccess;
  /** Finds the agent whose own key somebody has. */
  findAgent: IdentifyOptions['findAgent'];
  /** Told of each change that may let keys in or shut them out; must be quick. */
  onChange: (concerned: Concerned) => void;
  /** Told before somebody who is signed in speaks as a key; what it throws stops that. */
  onActAs: (who: SignedIn, keyId: string) => Promise<void>;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Monotonic milliseconds. */
  monotonic: () => number;
  newId: () => string;
  randomBytes: RandomBytes;
  log: Logger;
  keyCacheTimes?: KeyCacheTimes;
  /** Of new passwords; hard to guess unless told. */
  passwordCost?: PasswordCost;
}

/** Builds what knows keys, users, teams and access groups; each change makes the authenticator forget whom it concerns. */
export function createAccess(options: AccessOptions): Access {
  const { db, pepper, defaultAgentAccess, defaultModelAccess, findAgent, clock, newId, randomBytes, log } = options;
  const keys = createKeyRepository(db);
  const users = createUserRepository(db);
  const teams = createTeamRepository(db);
  const groups = createAccessGroupRepository(db);
  const keyUsage = createKeyUsage({ repository: keys, clock, log });
  const identify = createIdentify({ keys, users, teams, groups, findAgent, defaultAgentAccess, defaultModelAccess });
  const authenticator = createAuthenticator({
    identify,
    pepper,
    masterKey: options.masterKey,
    clock,
    monotonic: options.monotonic,
    onChange: options.onChange,
    onUse: (keyId) => keyUsage.note(keyId),
    ...(options.keyCacheTimes && { times: options.keyCacheTimes }),
  });
  const throttle = createSignInThrottle(clock);
  const sessions = createSessions({
    repository: createSessionRepository(db),
    authenticator,
    throttle,
    clock,
    randomBytes,
  });
  const hasher = createPasswordHasher(randomBytes, options.passwordCost);
  const parts = { clock, newId, invalidate: (concerned: Concerned) => authenticator.invalidate(concerned) };
  const keyService = createKeyService({ ...parts, repository: keys, teams, groups, pepper, randomBytes });
  const teamService = createTeamService({ ...parts, repository: teams, groups, defaultAgentAccess });
  return {
    authenticator,
    keysOfUser: createKeysOfUser({ keys, identify, clock }),
    accessRequests: createAccessRequests({
      repository: createAccessRequestRepository(db),
      keys: keyService,
      teams: teamService,
      groups,
      clock,
      newId,
    }),
    sessions,
    reachOf: createReachOf({ keys, teams, groups, findAgent, defaultAgentAccess }),
    acting: createActing({ sessions, keys, authenticator, onActAs: options.onActAs }),
    passwords: createPasswords({ repository: createPasswordRepository(db), users, hasher, throttle, clock }),
    invitations: createInvitations({
      repository: createInvitationRepository(db),
      users,
      hasher,
      clock,
      newId,
      randomBytes,
    }),
    keyUsage,
    keys: keyService,
    users: createUserService({ ...parts, repository: users, endSessions: (userId) => sessions.endOfUser(userId) }),
    teams: teamService,
    accessGroups: createAccessGroupService({ ...parts, repository: groups }),
  };
}
