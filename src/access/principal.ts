import type { LimitTerms } from './limits/terms.ts';
import type { TeamRole, UserRole } from './roles.ts';

/** Who calls. */
export type Principal = AdminPrincipal | KeyPrincipal | AnonymousPrincipal;

/** The holder of the master key. */
export interface AdminPrincipal {
  kind: 'admin';
}

/** A virtual key, with all that decisions about it need; frozen, so that knowing it again costs nothing. */
export interface KeyPrincipal {
  kind: 'key';
  keyId: string;
  alias: string | null;
  userId: string | null;
  teamId: string | null;
  teamAlias: string | null;
  /** The agent whose own key this is: its calls count as that agent's. */
  agentId: string | null;
  tags: readonly string[];
  /** It may add tags of its own to its calls (LiteLLM's `allow_client_tags`, of the key or its team). */
  allowsClientTags?: boolean;
  /** The role of the key's user, which the key acts with on management routes; null when it has no user. */
  userRole: UserRole | null;
  /** The teams that the key's user is a member of, by id. */
  memberships: ReadonlyMap<string, TeamRole>;
  /**
   * What the key, its team and the agent whose own key it is were given: null where one declares nothing. All together
   * decide: `decide`.
   */
  grants: { readonly [Level in GrantLevel]: AgentGrant | null };
  /** What may be called when none declares anything (`general_settings.default_agent_access`). */
  defaultAgentAccess: DefaultAgentAccess;
  /** The models that each was given, as with agents. */
  modelGrants: { readonly [Level in GrantLevel]: ModelGrant | null };
  /** Which models may be called when none declares any (`general_settings.default_model_access`). */
  defaultModelAccess: DefaultAgentAccess;
  /** What each level limits; null where it limits nothing. */
  limits: { readonly [Level in 'key' | 'user' | 'team' | 'caller']: LimitTerms | null };
  /** Whether what is asked with it and answered is kept; null leaves it to the agent and the global switch. */
  logContent: boolean | null;
  /** Epoch milliseconds; null never expires. */
  expiresAt: number | null;
}

/** Nobody in particular: may see what is public. */
export interface AnonymousPrincipal {
  kind: 'anonymous';
}

/** `none`: what was not granted is denied; `all`: LiteLLM's behaviour. */
export type DefaultAgentAccess = 'none' | 'all';

/** Who is given agents; `caller` is the agent whose own key it is. */
export type GrantLevel = 'key' | 'team' | 'caller';

/** The agents that one level was given; empty means none. Access groups are resolved into it. */
export interface AgentGrant {
  /** Ids or names. */
  readonly agents: ReadonlySet<string>;
  /** Names of `agent_access_groups`: every agent that carries one of them. */
  readonly groups: ReadonlySet<string>;
}

/** The models that one level was given: their names or the groups they carry. Empty means none. */
export interface ModelGrant {
  readonly names: ReadonlySet<string>;
  /** Names with `*` in them, each for any text (`openai/*`). */
  readonly patterns: readonly RegExp[];
}
