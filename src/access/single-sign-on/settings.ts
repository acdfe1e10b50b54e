import type { UserRole } from '../roles.ts';

/** The identity provider that people sign in with, and what becomes of what it says of them. */
export interface SingleSignOnSettings {
  /** As the provider calls itself: its metadata stands below it. */
  issuer: URL;
  clientId: string;
  /** Null for a client that shows none. */
  clientSecret: string | null;
  /** On the button. */
  name: string;
  scopes: readonly string[];
  /** Domains of verified e-mails that are let in, lower-case; none lets everybody in whom the provider knows. */
  allowedDomains: readonly string[];
  /** Make a user of whoever comes for the first time. */
  provisions: boolean;
  /** Of users who were made so, and of those whose claim names no other. */
  defaultRole: UserRole;
  /** Where the role stands, if anywhere; dots lead into objects. */
  roleClaim: string | null;
  /** What it says, and the role that this is. */
  roles: Readonly<Record<string, UserRole>>;
  teamClaim: string | null;
  /** What it says, and the team that this is; membership of these teams follows the provider. */
  teams: Readonly<Record<string, string>>;
}
