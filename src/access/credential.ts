import { SwitchboardError } from '../protocol/index.ts';

/** As Node gives them: lower-case names. */
export type RequestHeaders = Record<string, string | string[] | undefined>;

/** Only ever carries the gateway's key. */
const DEDICATED = 'x-litellm-api-key';
/** May as well be meant for the agent (`extra_headers: [x-api-key]`), so only the first of them that is there counts. */
const GENERAL = ['authorization', 'x-api-key', 'api-key'];
const SCHEME = 'bearer';

/**
 * Finds the caller's key: `x-litellm-api-key` and the configured header win, so that `Authorization` can travel on to
 * the agent; otherwise it stands in `Authorization`, else in `x-api-key`, else in `api-key`. `Bearer ` may stand before.
 *
 * @param extraHeader an additional header's name (`litellm_key_header_name`), any case
 * @returns undefined when the caller sent none
 * @throws SwitchboardError UNAUTHENTICATED when a header, or both dedicated ones, hold two different keys
 */
export function readCredential(headers: RequestHeaders, extraHeader: string | null): string | undefined {
  const own =
    extraHeader === null ? readOne(headers[DEDICATED]) : agreed(headers, [DEDICATED, extraHeader.toLowerCase()]);
  if (own !== undefined) return own;
  for (const name of GENERAL) {
    const credential = readOne(headers[name]);
    if (credential !== undefined) return credential;
  }
  return undefined;
}

/** The one key that these headers carry. */
function agreed(headers: RequestHeaders, names: readonly string[]): string | undefined {
  let found: string | undefined;
  for (const name of names) {
    const credential = readOne(headers[name]);
    if (credential === undefined || credential === found) continue;
    if (found !== undefined) throw contradiction();
    found = credential;
  }
  return found;
}

/** One header, which may have been sent several times: Node joins repetitions with `, ` or lists them. */
function readOne(value: string | string[] | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && !value.includes(',')) return withoutScheme(value);
  const parts = (Array.isArray(value) ? value : [value]).flatMap((part) => part.split(','));
  const [first, ...others] = new Set(parts.map(withoutScheme).filter((part) => part !== undefined));
  if (others.length > 0) throw contradiction();
  return first;
}

function withoutScheme(value: string): string | undefined {
  const text = value.trim();
  const named = text.slice(0, SCHEME.length).toLowerCase() === SCHEME && (text[SCHEME.length] ?? ' ').trim() === '';
  return (named ? text.slice(SCHEME.length).trim() : text) || undefined;
}

const contradiction = (): SwitchboardError =>
  new SwitchboardError(
    'UNAUTHENTICATED',
    'The request carries two different keys. Send one, in "Authorization: Bearer <key>"; ' +
      'if Authorization is meant for the agent, send the gateway\'s key in "x-litellm-api-key".',
  );
