import type { JsonObject } from '../../protocol/index.ts';
import type { LimitTerms } from '../limits/terms.ts';
import type { TeamRole, UserRole } from '../roles.ts';
import type { Authorship } from './authorship.ts';

/** Somebody, or something, that keys belong to. */
export interface UserRecord extends Authorship {
  id: string;
  alias: string | null;
  /** Lower-case; unique. */
  email: string | null;
  role: UserRole;
  blocked: boolean;
  metadata: JsonObject;
  limits: LimitTerms | null;
}

export type UserFields = Omit<UserRecord, 'id' | keyof Authorship>;

/** Users and keys that share what they may call, and what it may cost. */
export interface TeamRecord extends Authorship {
  id: string;
  alias: string | null;
  /** As of keys. */
  objectPermission: JsonObject | null;
  accessGroupIds: readonly string[] | null;
  models: readonly string[] | null;
  blocked: boolean;
  metadata: JsonObject;
  limits: LimitTerms | null;
}

export type TeamFields = Omit<TeamRecord, 'id' | keyof Authorship>;

export interface TeamMember {
  userId: string;
  role: TeamRole;
}

/** Agents and models under one name, which keys and teams are given together (LiteLLM's unified access groups). */
export interface AccessGroupRecord extends Authorship {
  id: string;
  /** Unique. */
  name: string;
  description: string | null;
  /** Ids or names. */
  agentIds: readonly string[];
  modelNames: readonly string[];
  /** Kept for LiteLLM's clients; tools are not served here. */
  mcpServerIds: readonly string[];
}

export type AccessGroupFields = Omit<AccessGroupRecord, 'id' | keyof Authorship>;
