import { isSecretName } from '../../protocol/index.ts';
import type { CallHeaders, StoredHeader, StoredHeaderList, StoredHeaders } from '../call-headers.ts';
import { REDACTED, redactText } from './redact-text.ts';
import { isShownHeader } from './shown-headers.ts';

const MAX_HEADERS = 100;
/** Characters of one name, of one value, and of all that is kept of a call's headers. */
const MAX_NAME = 128;
const MAX_VALUE = 2048;
const MAX_TOTAL = 32 * 1024;
/** Shorter texts stand in many values by chance. */
const SHORTEST_PROOF = 8;
const SHORTEST_SECRET = 4;

/** The headers of a call as they may be kept: values that are known to be harmless, without the secrets in them. */
export function redactHeaders(headers: CallHeaders): StoredHeaders {
  const { request, response, upstream, upstreamLeftOut } = headers;
  const keeper = new HeaderKeeper(secretsIn(headers));
  return {
    request: keeper.keep(pairsOf(request)),
    response: keeper.keep(inPairs(response)),
    upstream: upstream.map(({ deployment, method, sent, status, received }) => ({
      deployment,
      method,
      status,
      request: keeper.keep(inPairs(sent)),
      response: received && keeper.keep(pairsOf(received)),
    })),
    upstreamLeftOut,
  };
}

type Pair = readonly [name: string, value: string];

const pairsOf = (headers: CallHeaders['request']): Pair[] =>
  Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one): Pair => [name, one]),
  );

const inPairs = (turns: readonly string[]): Pair[] =>
  turns.flatMap((name, index) => (index % 2 === 0 ? [[name.toLowerCase(), turns[index + 1] ?? ''] as const] : []));

/** What proves who somebody is in one header must not be shown in another, as by agents that tell what they were sent. */
function secretsIn({ request, response, upstream, secrets, configured }: CallHeaders): string[] {
  const operators = new Set(configured);
  const all = [
    ...pairsOf(request),
    ...inPairs(response),
    ...upstream.flatMap(({ sent, received }) => [...inPairs(sent), ...pairsOf(received ?? {})]),
  ];
  const proofs = all
    .filter(([name]) => isSecretName(name) || (operators.has(name) && !isShownHeader(name)))
    .flatMap(([, value]) => value.split(/[\s,;="]+/))
    .filter(({ length }) => length >= SHORTEST_PROOF);
  return [...secrets.filter(({ length }) => length >= SHORTEST_SECRET), ...new Set(proofs)];
}

/** Keeps lists of headers, and no more than there is room for. */
class HeaderKeeper {
  readonly #secrets: readonly string[];
  #room = MAX_TOTAL;

  constructor(secrets: readonly string[]) {
    this.#secrets = secrets;
  }

  keep(pairs: readonly Pair[]): StoredHeaderList {
    const headers: StoredHeader[] = [];
    for (const [name, value] of pairs) {
      if (headers.length === MAX_HEADERS || this.#room <= 0) break;
      const header = this.#kept(name, value);
      this.#room -= header[0].length + header[1].length;
      headers.push(header);
    }
    return { headers, leftOut: pairs.length - headers.length };
  }

  #kept(name: string, value: string): StoredHeader {
    const shown = this.#shown(name, value);
    const shownName = this.#hides(name) ? REDACTED : redactText(name.slice(0, MAX_NAME));
    return shown.length <= MAX_VALUE ? [shownName, shown] : [shownName, shown.slice(0, MAX_VALUE), shown.length];
  }

  #shown(name: string, value: string): string {
    if (this.#hides(value)) return REDACTED;
    if (name === CONTEXT) return withoutSignature(value);
    return isShownHeader(name) ? redactText(value) : REDACTED;
  }

  #hides(text: string): boolean {
    return this.#secrets.some((secret) => text.includes(secret));
  }
}

/** What the gateway signs for agents. What it says is no secret; with its signature anybody could say it. */
const CONTEXT = 'x-litellm-context';
const SIGNED = /^(v1\.([\w-]+))\.[\w-]+$/;

function withoutSignature(value: string): string {
  const [, said, claims = ''] = SIGNED.exec(value) ?? [];
  return said !== undefined && isJsonObjectText(Buffer.from(claims, 'base64url').toString())
    ? `${said}.${REDACTED}`
    : REDACTED;
}

function isJsonObjectText(text: string): boolean {
  try {
    return text.startsWith('{') && typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
