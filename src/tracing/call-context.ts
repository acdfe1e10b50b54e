import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import { isLowerHex } from './trace-id.ts';

/**
 * What the gateway gives an agent with each call, and gets back with what the agent calls itself: agents that pass on all
 * `x-litellm-*` headers, as LiteLLM's guide has them do, need not know of it (model notes, A.3).
 */
export interface CallContext {
  /** 32 hex digits. */
  traceId: string;
  /** 16 hex digits: the gateway's span for the call. */
  spanId: string;
  /** The agent that was called. */
  agentId: string;
  /** Who called it; null where that is not known, or too long. */
  keyId: string | null;
  userId: string | null;
  teamId: string | null;
  /** The conversation that it is part of; null where none is named, or its name is too long. */
  sessionId: string | null;
  /** How many agents stand between the first caller and whatever this one calls: 1 for the first. */
  hops: number;
}

/** Writes contexts that nobody else can write, and reads them again. */
export interface ContextSigner {
  sign(context: CallContext): string;
  /** @returns undefined for what is not the gateway's own, or too old: never an error */
  read(text: string): CallContext | undefined;
}

export const CONTEXT_HEADER = 'x-litellm-context';

/** Longer than agents work, and not so long that what leaks is of use. */
const GOOD_FOR_SECONDS = 24 * 60 * 60;
/** Headers have a bound, and ids of users may be any text. */
const MAX_TEXT_LENGTH = 400;
const VERSION = 'v1';

/**
 * @param secret of the installation, which may serve other purposes as well; asked for by the first call
 * @param clock epoch milliseconds
 */
export function createContextSigner(secret: () => string, clock: () => number): ContextSigner {
  let key: KeyObject | undefined;
  const mac = (signed: string): Buffer => {
    // Every call is signed, and bytes would be made a key of each time.
    key ??= createSecretKey(Buffer.from(hkdfSync('sha256', secret(), '', 'switchboard v1 context of calls', 32)));
    return createHmac('sha256', key).update(signed).digest();
  };
  const write = (claims: Claims): string => {
    const signed = `${VERSION}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
    return `${signed}.${mac(signed).toString('base64url')}`;
  };
  return {
    sign({ traceId, spanId, agentId, keyId, userId, teamId, sessionId, hops }) {
      const x = Math.floor(clock() / 1000) + GOOD_FOR_SECONDS;
      const own = { t: traceId, s: spanId, a: agentId, x, n: hops };
      const inSession = sessionId === null ? own : { ...own, c: sessionId };
      const text = write({ ...inSession, k: keyId, u: userId, g: teamId });
      if (text.length <= MAX_TEXT_LENGTH) return text;
      const shorter = write(inSession);
      return shorter.length <= MAX_TEXT_LENGTH ? shorter : write(own);
    },
    read(text) {
      if (text.length > 2 * MAX_TEXT_LENGTH) return undefined;
      const signedUpTo = text.lastIndexOf('.');
      const signed = text.slice(0, signedUpTo);
      const given = Buffer.from(text.slice(signedUpTo + 1), 'base64url');
      const expected = mac(signed);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      if (!signed.startsWith(`${VERSION}.`)) return undefined;
      const claims = parsed(Buffer.from(signed.slice(VERSION.length + 1), 'base64url').toString());
      return claims && claims.x * 1000 > clock() ? contextOf(claims) : undefined;
    },
  };
}

/** One letter each: agents send it with every call. */
interface Claims {
  t: string;
  s: string;
  a: string;
  k?: string | null;
  u?: string | null;
  g?: string | null;
  c?: string | null;
  /** Unix time in seconds. */
  x: number;
  n: number;
}

/** What another version of the gateway signed may be something else. */
function parsed(text: string): Claims | undefined {
  try {
    const value = JSON.parse(text) as Partial<Claims>;
    const { t, s, a, x, n } = value;
    const isWhole = typeof t === 'string' && typeof s === 'string' && typeof a === 'string';
    const isCounted = typeof x === 'number' && typeof n === 'number';
    if (!isWhole || !isCounted || !isId(t, 32) || !isId(s, 16)) return undefined;
    return { ...value, t, s, a, x, n };
  } catch {
    return undefined;
  }
}

const isId = (text: string, digits: number): boolean => text.length === digits && isLowerHex(text, 0, digits);

const contextOf = ({ t, s, a, k = null, u = null, g = null, c = null, n }: Claims): CallContext => ({
  traceId: t,
  spanId: s,
  agentId: a,
  keyId: k,
  userId: u,
  teamId: g,
  sessionId: c,
  hops: n,
});
