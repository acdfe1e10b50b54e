/**
 * Which names announce a secret as their value, in JSON members, headers, query strings and prose alike. Letter case and
 * separators do not matter: `X-Api-Key`, `api_key` and `apiKey` are one name. Rather one too many than one too few.
 */
export function isSecretName(name: string): boolean {
  const cached = verdicts.get(name);
  if (cached !== undefined) return cached;
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const verdict = (ANYWHERE.test(plain) || AT_THE_END.test(plain)) && !HARMLESS.test(plain);
  remember(name, verdict);
  return verdict;
}

/** Words that mean a secret wherever they stand: `client_secret_v2`, `passwordHash`. */
const ANYWHERE = /passw(?:or)?d|passphrase|passcode|secret|credential|privatekey/;

/** Words that mean a secret only when the name ends with them: `token`, but not `tokenUrl` or `total_tokens`. */
const AT_THE_END =
  /(?:authorization|apikeys?|(?:access|account|encryption|master|shared|signing|subscription)keys?|accesskeyid|token|pwd|cookies?|jwt|bearer|connectionstring)$/;

/** Positions in a list are called tokens too (A2A `pageToken`), and prices end so (`input_cost_per_token`). */
const HARMLESS = /(?:page|pagination|continuation|per)token$/;

/** The same few names come with every message; strangers' names must not fill the memory. */
const verdicts = new Map<string, boolean>();
const MAX_REMEMBERED = 2000;
const MAX_REMEMBERED_LENGTH = 64;

function remember(name: string, verdict: boolean): void {
  if (name.length > MAX_REMEMBERED_LENGTH) return;
  if (verdicts.size >= MAX_REMEMBERED) verdicts.clear();
  verdicts.set(name, verdict);
}
