import type { Logger } from 'pino';
import type { RandomBytes, Store } from '../store/index.ts';
import { type Authenticator, createAuthenticator, type KeyHolders } from './authenticator.ts';
import { createIdentify, type IdentifyOptions } from './identity.ts';
import type { Concerned, KeyCacheTimes } from './key-cache.ts';
import { createKeyRepository } from './key-repository.ts';
import { createKeyService, type KeyService } from './key-service.ts';
import { createKeyUsage, type KeyUsage } from './key-usage.ts';
import { createAccessGroupRepository } from './people/access-group-repository.ts';
import { type AccessGroupService, createAccessGroupService } from './people/access-group-service.ts';
import { createTeamRepository } from './people/team-repository.ts';
import { createTeamService, type TeamService } from './people/team-service.ts';
import { createUserRepository } from './people/user-repository.ts';
import { createUserService, type UserService } from './people/user-service.ts';
import type { DefaultAgentAccess } from './principal.ts';
import { createSessionRepository } from './sessions/session-repository.ts';
import { createSessions, type Sessions } from './sessions/sessions.ts';
import { createSignInThrottle } from './sessions/sign-in-throttle.ts';

/** Who there is, and who is who. */
export interface Access {
  authenticator: Authenticator & KeyHolders;
  keys: KeyService;
  users: UserService;
  teams: TeamService;
  accessGroups: AccessGroupService;
  sessions: Sessions;
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
  /** Epoch milliseconds. */
  clock: () => number;
  /** Monotonic milliseconds. */
  monotonic: () => number;
  newId: () => string;
  randomBytes: RandomBytes;
  log: Logger;
  keyCacheTimes?: KeyCacheTimes;
}

/** Builds what knows keys, users, teams and access groups; each change makes the authenticator forget whom it concerns. */
export function createAccess(options: AccessOptions): Access {
  const { db, pepper, defaultAgentAccess, defaultModelAccess, findAgent, clock, newId, log } = options;
  const keys = createKeyRepository(db);
  const users = createUserRepository(db);
  const teams = createTeamRepository(db);
  const groups = createAccessGroupRepository(db);
  const keyUsage = createKeyUsage({ repository: keys, clock, log });
  const authenticator = createAuthenticator({
    identify: createIdentify({ keys, users, teams, groups, findAgent, defaultAgentAccess, defaultModelAccess }),
    pepper,
    masterKey: options.masterKey,
    clock,
    monotonic: options.monotonic,
    onChange: options.onChange,
    onUse: (keyId) => keyUsage.note(keyId),
    ...(options.keyCacheTimes && { times: options.keyCacheTimes }),
  });
  const sessions = createSessions({
    repository: createSessionRepository(db),
    authenticator,
    throttle: createSignInThrottle(clock),
    clock,
    randomBytes: options.randomBytes,
  });
  const parts = { clock, newId, invalidate: (concerned: Concerned) => authenticator.invalidate(concerned) };
  return {
    authenticator,
    sessions,
    keyUsage,
    keys: createKeyService({ ...parts, repository: keys, teams, groups, pepper, randomBytes: options.randomBytes }),
    users: createUserService({ ...parts, repository: users }),
    teams: createTeamService({ ...parts, repository: teams, groups, defaultAgentAccess }),
    accessGroups: createAccessGroupService({ ...parts, repository: groups }),
  };
}
