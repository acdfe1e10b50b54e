import { allow, type Decision, deny } from './decision.ts';
import type { KeyPrincipal, Principal } from './principal.ts';

/** What can be done in the management API, with what each action is about. What has no narrower one is `manage` or `inspect`. */
interface ManagementTargets {
  /** Changes of agents, access groups, settings, what is public. */
  manage: never;
  /** Views of the same. */
  inspect: never;
  'audit.read': never;
  /** Which calls: `callScope`. */
  'calls.read': never;
  'keys.read': KeyFacts;
  'keys.generate': KeyFacts;
  /** Change, block and remove. */
  'keys.manage': KeyFacts;
  /** Replace by a new one, which whoever asks then knows. */
  'keys.rotate': KeyFacts;
  'users.read': UserFacts;
  'users.manage': UserFacts;
  'team.read': TeamFacts;
  /** Add, change and remove members. */
  'team.members': TeamFacts;
  'team.manage': TeamFacts;
  /** Ask for an agent. */
  'requests.make': UserFacts;
  'requests.read': RequestFacts;
  /** Grant and decline. */
  'requests.decide': RequestFacts;
}

export type ManagementAction = keyof ManagementTargets;

/** `some` asks whether there may be such a thing at all: what a route asks before it knows which one is meant. */
export type ManagementFacts<Asked extends ManagementAction = ManagementAction> = ManagementTargets[Asked] | 'some';

/** The part of a key that decisions need. */
export interface KeyFacts {
  /** Null for one that is about to be made. */
  readonly id: string | null;
  readonly userId: string | null;
  readonly teamId: string | null;
  readonly agentId: string | null;
}

export interface UserFacts {
  readonly userId: string;
}

export interface TeamFacts {
  readonly teamId: string;
}

/** Who asks for an agent, and for which team. */
export interface RequestFacts {
  readonly userId: string;
  readonly teamId: string | null;
}

const ADMIN = allow('admin');
const ADMIN_USER = allow("the key's user is an admin");
const VIEWER = allow("the key's user may view everything");
const OWN_CALLS = allow('a key reads its own calls');
const OWN_KEY = allow('it is the key itself');
const OWN_USER = allow("it is the key's user, or a key of that user");
const OWN_TEAM = allow('it is the team of the key, or one of its user');
const TEAM_ADMIN = allow("the key's user is an admin of the team");

const NO_CALLS = deny('nobody in particular has no calls');
const NO_KEY = deny('a key is needed');
const NO_TARGET = deny('nothing to decide about');
const ONLY_ADMIN = deny('only an admin manages');
const ONLY_OVERSEER = deny('only an admin or a viewer sees this');
const ONLY_TEAM_ADMIN = deny('only an admin, or an admin of the team, manages');
const VIEWS_ONLY = deny("the key's user may view everything and change nothing");
const NOT_OWN = deny('it is of somebody else');
const SPEAKS_FOR_OTHERS = deny('the key speaks for somebody else');

/** Decides what concerns the management API: by the role of the key's user, and by the teams it is an admin of. */
export function decideManagement(
  principal: Principal,
  action: ManagementAction,
  facts: ManagementFacts | undefined,
): Decision {
  if (principal.kind === 'admin') return ADMIN;
  if (principal.kind === 'anonymous') return action === 'calls.read' ? NO_CALLS : NO_KEY;
  if (action === 'calls.read') return OWN_CALLS;
  if (principal.userRole === 'proxy_admin') return ADMIN_USER;
  if (principal.userRole === 'proxy_admin_viewer') return decideForViewer(action);
  return decideForUser(principal, action, facts);
}

/** A viewer changes nothing, not even in a team that made it its admin. */
function decideForViewer(action: ManagementAction): Decision {
  const isView = action === 'inspect' || action.endsWith('.read');
  return isView ? VIEWER : VIEWS_ONLY;
}

function decideForUser(
  principal: KeyPrincipal,
  action: ManagementAction,
  facts: ManagementFacts | undefined,
): Decision {
  switch (action) {
    case 'inspect':
    case 'audit.read':
      return ONLY_OVERSEER;
    case 'keys.read':
      return about(facts as KeyFacts, OWN_KEY, (key) => readKey(principal, key));
    case 'keys.generate':
      return about(facts as KeyFacts, inSomeTeam(principal), (key) => obtainKey(principal, key));
    case 'keys.manage':
      return about(facts as KeyFacts, inSomeTeam(principal), ({ teamId }) => inTeam(principal, teamId));
    case 'keys.rotate':
      return about(facts as KeyFacts, rotateSome(principal), (key) => rotateKey(principal, key));
    case 'users.read':
      return about(facts as UserFacts, ofSomeUser(principal), ({ userId }) =>
        userId === principal.userId ? OWN_USER : NOT_OWN,
      );
    case 'team.read':
      return about(facts as TeamFacts, ofSomeTeam(principal), ({ teamId }) => readTeam(principal, teamId));
    case 'team.members':
      return about(facts as TeamFacts, inSomeTeam(principal), ({ teamId }) => inTeam(principal, teamId));
    case 'requests.make':
      return about(facts as UserFacts, ofSomeUser(principal), ({ userId }) =>
        userId === principal.userId ? OWN_USER : NOT_OWN,
      );
    case 'requests.read':
      return about(facts as RequestFacts, ofSomeUser(principal), ({ userId, teamId }) =>
        isOwn(principal, userId) ? OWN_USER : inTeam(principal, teamId),
      );
    case 'requests.decide':
      return about(facts as RequestFacts, inSomeTeam(principal), ({ teamId }) => inTeam(principal, teamId));
    default:
      return ONLY_ADMIN;
  }
}

/** Decides about the thing given, or whether there may be `some`; with neither, the answer is no. */
function about<Target extends object>(
  facts: Target | 'some' | undefined,
  some: Decision,
  one: (target: Target) => Decision,
): Decision {
  if (facts === 'some') return some;
  return facts ? one(facts) : NO_TARGET;
}

function readKey(principal: KeyPrincipal, key: KeyFacts): Decision {
  if (key.id === principal.keyId) return OWN_KEY;
  if (isOwn(principal, key.userId)) return OWN_USER;
  return inTeam(principal, key.teamId).allowed ? TEAM_ADMIN : NOT_OWN;
}

function rotateKey(principal: KeyPrincipal, key: KeyFacts): Decision {
  if (principal.userRole === 'internal_user' && isOwn(principal, key.userId)) return OWN_USER;
  return obtainKey(principal, key);
}

/**
 * What a team admin may come to hold: a key of the team that speaks for nobody else. Agents are told the key's user, whose
 * budget it spends, and an agent's own key counts as that agent.
 */
function obtainKey(principal: KeyPrincipal, key: KeyFacts): Decision {
  const administers = inTeam(principal, key.teamId);
  if (!administers.allowed) return administers;
  const speaksForOthers = key.agentId !== null || (key.userId !== null && !isOwn(principal, key.userId));
  return speaksForOthers ? SPEAKS_FOR_OTHERS : administers;
}

const readTeam = (principal: KeyPrincipal, teamId: string): Decision =>
  principal.teamId === teamId || principal.memberships.has(teamId) ? OWN_TEAM : NOT_OWN;

const inTeam = ({ memberships }: KeyPrincipal, teamId: string | null): Decision =>
  teamId !== null && memberships.get(teamId) === 'admin' ? TEAM_ADMIN : ONLY_TEAM_ADMIN;

const isOwn = (principal: KeyPrincipal, userId: string | null): boolean =>
  userId !== null && userId === principal.userId;

function inSomeTeam({ memberships }: KeyPrincipal): Decision {
  for (const role of memberships.values()) if (role === 'admin') return TEAM_ADMIN;
  return ONLY_TEAM_ADMIN;
}

const rotateSome = (principal: KeyPrincipal): Decision =>
  principal.userRole === 'internal_user' ? OWN_USER : inSomeTeam(principal);

const ofSomeUser = ({ userId }: KeyPrincipal): Decision => (userId === null ? NOT_OWN : OWN_USER);

const ofSomeTeam = ({ teamId, memberships }: KeyPrincipal): Decision =>
  teamId === null && memberships.size === 0 ? NOT_OWN : OWN_TEAM;
