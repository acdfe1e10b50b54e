import { USER_ROLES, type UserRole } from '../roles.ts';
import type { SingleSignOnSettings } from './settings.ts';

/** What a provider says of somebody. */
export interface Person {
  subject: string;
  name: string | null;
  /** Lower-case; null when the provider has not verified it: anybody may claim any other. */
  email: string | null;
  /** Null when roles do not follow the provider. */
  role: UserRole | null;
  /** Teams that follow the provider, and whether somebody belongs to them. */
  teams: readonly { teamId: string; isMember: boolean }[];
}

export type Claims = Readonly<Record<string, unknown>>;

/** @param claims of the ID token and of the user info, checked */
export function readPerson(claims: Claims, settings: SingleSignOnSettings): Person {
  const { sub, name, email, email_verified: isVerified } = claims;
  return {
    subject: String(sub),
    name: typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, MAX_NAME) : null,
    email: typeof email === 'string' && isVerified === true ? email.toLowerCase() : null,
    role: roleOf(claims, settings),
    teams: teamsOf(claims, settings),
  };
}

const MAX_NAME = 256;

/** The strongest of those that the claim names. */
function roleOf(claims: Claims, { roleClaim, roles, defaultRole }: SingleSignOnSettings): UserRole | null {
  if (roleClaim === null) return null;
  const named = textsAt(claims, roleClaim).flatMap((text) => (Object.hasOwn(roles, text) ? (roles[text] ?? []) : []));
  return USER_ROLES.find((role) => named.includes(role)) ?? defaultRole;
}

function teamsOf(claims: Claims, { teamClaim, teams }: SingleSignOnSettings): Person['teams'] {
  if (teamClaim === null) return [];
  const said = new Set(textsAt(claims, teamClaim));
  const isIn = new Map<string, boolean>();
  for (const [text, teamId] of Object.entries(teams)) isIn.set(teamId, (isIn.get(teamId) ?? false) || said.has(text));
  return [...isIn].map(([teamId, isMember]) => ({ teamId, isMember }));
}

/** A text, or those of a list. @param path a claim's name, or the way to it through objects */
function textsAt(claims: Claims, path: string): string[] {
  const direct = Object.hasOwn(claims, path) ? claims[path] : path.split('.').reduce(stepInto, claims as unknown);
  return [direct].flat().filter((value): value is string => typeof value === 'string');
}

const stepInto = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
