export { type Access, type AccessOptions, createAccess } from './access.ts';
export * from './audit/index.ts';
export type { Authenticator } from './authenticator.ts';
export { type CallScope, callScope, isInScope } from './call-scope.ts';
export { type RequestHeaders, readCredential } from './credential.ts';
export { type Action, decide, type Facts } from './decide.ts';
export type { KeyFacts, ManagementAction } from './decide-management.ts';
export type { Decision } from './decision.ts';
export type { AgentFacts, Declaration } from './grants.ts';
export type { HeldKey } from './held-keys.ts';
export type { InvitationRecord } from './invitations/invitation-repository.ts';
export type { Invitations, OpenInvitation } from './invitations/invitations.ts';
export { type Concerned, isConcerned, type KeyCacheTimes } from './key-cache.ts';
export { maskKey } from './key-format.ts';
export { loadKeyPepper } from './key-pepper.ts';
export type { KeyFields, KeyRecord } from './key-record.ts';
export type { KeyFilter } from './key-repository.ts';
export type { KeyListRequest, KeyService } from './key-service.ts';
export { type BudgetRepository, createBudgetRepository } from './limits/budget-repository.ts';
export type { LimitedAgent } from './limits/demand.ts';
export type { LimitMetrics } from './limits/judge.ts';
export { createLimits, type Limits } from './limits/limits.ts';
export type { Reservation } from './limits/reservation.ts';
export { RollingWindow } from './limits/rolling-window.ts';
export type { LimitKind } from './limits/subject.ts';
export { GATEWAY, LIMIT_LEVELS, type LimitedName, type LimitLevel } from './limits/subject-name.ts';
export { type LimitTerms, type LimitView, readLimitTerms, viewLimitTerms } from './limits/terms.ts';
export type { LimitUsage } from './limits/usage.ts';
export { loadMasterKey, type MasterKeyOptions, replaceMasterKey } from './master-key.ts';
export { type OwnerSetting, ownerOf } from './owner.ts';
export { DISTINCT_CHARACTERS, PASSWORD_LENGTH } from './passwords/password-rules.ts';
export type { Passwords } from './passwords/passwords.ts';
export type { AccessGroupService } from './people/access-group-service.ts';
export type {
  AccessGroupFields,
  AccessGroupRecord,
  TeamFields,
  TeamMember,
  TeamRecord,
  UserFields,
  UserRecord,
} from './people/records.ts';
export type { TeamService } from './people/team-service.ts';
export type { UserService } from './people/user-service.ts';
export type {
  AdminPrincipal,
  AnonymousPrincipal,
  DefaultAgentAccess,
  KeyPrincipal,
  Principal,
} from './principal.ts';
export type { AgentReach, KeyReach, ReachOf } from './reach.ts';
export { forbidden, keyNeeded, notFound, refusalOf } from './refusal.ts';
export { type AccessRequest, REQUEST_STATES } from './requests/access-request.ts';
export { TEAM_ROLES, type TeamRole, USER_ROLES, type UserRole } from './roles.ts';
export type { Acting } from './sessions/acting.ts';
export { readTicketCookie, sessionCookie, ticketCookie } from './sessions/cookie.ts';
export type { Session } from './sessions/session-repository.ts';
export { SESSION_LASTS_MS, type SessionHolder, type Sessions, type SignedIn } from './sessions/sessions.ts';
export { openSingleSignOn, type Person, type SingleSignOn } from './single-sign-on/index.ts';
