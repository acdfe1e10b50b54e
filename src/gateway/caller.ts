import type { Principal } from '../access/index.ts';
import { type Call, tagsText } from '../ledger/index.ts';

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
  clientAddress: string | null;
  headers: Record<string, string | string[] | undefined>;
}

/** What a call's record says of who called, and from where. */
export function callerOf({ principal, clientAddress, headers }: Called): Pick<Call, CallerColumns> {
  const key = principal.kind === 'key' ? principal : null;
  return {
    principalKind: principal.kind,
    keyId: key?.keyId ?? null,
    keyAlias: key?.alias ?? null,
    userId: key?.userId ?? null,
    teamId: key?.teamId ?? null,
    teamAlias: key?.teamAlias ?? null,
    tags: tagsText(key?.tags ?? []),
    clientAddress,
    userAgent: single(headers['user-agent']),
  };
}

const single = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value)?.slice(0, MAX_USER_AGENT) ?? null;

const MAX_USER_AGENT = 256;
