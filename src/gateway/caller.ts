import type { Principal } from '../access/index.ts';
import { type Call, REDACTED, tagsText } from '../ledger/index.ts';

type CallerColumns =
  | 'principalKind'
  | 'keyId'
  | 'keyAlias'
  | 'userId'
  | 'teamId'
  | 'teamAlias'
  | 'tags'
  | 'clientAddress'
  | 'userAgent';

interface Called {
  principal: Principal;
  credential: string | null;
  clientAddress: string | null;
  headers: Record<string, string | string[] | undefined>;
}

/** What a call's record says of who called, and from where. @param tags of this call, besides the key's */
export function callerOf(
  { principal, credential, clientAddress, headers }: Called,
  tags: readonly string[] = [],
): Pick<Call, CallerColumns> {
  const key = principal.kind === 'key' ? principal : null;
  return {
    principalKind: principal.kind,
    keyId: key?.keyId ?? null,
    keyAlias: key?.alias ?? null,
    userId: key?.userId ?? null,
    teamId: key?.teamId ?? null,
    teamAlias: key?.teamAlias ?? null,
    tags: tagsText([...new Set([...(key?.tags ?? []), ...tags])]),
    clientAddress,
    userAgent: withoutKey(single(headers['user-agent']), credential)?.slice(0, MAX_USER_AGENT) ?? null,
  };
}

const single = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null;

/** Nobody means to show its key there, and the record stands in lists. */
const withoutKey = (text: string | null, key: string | null): string | null =>
  text !== null && key !== null && text.includes(key) ? REDACTED : text;

const MAX_USER_AGENT = 256;
