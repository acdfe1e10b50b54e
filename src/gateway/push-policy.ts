import { isJsonObject, type Json, SwitchboardError } from '../protocol/index.ts';
import type { Invocation } from './invocation.ts';

/** Decides whether an agent may be told to call this address. @throws SwitchboardError ADDRESS_REFUSED */
export type CallbackGuard = (url: string) => Promise<void>;

/** More callbacks than this in one call are no use to anybody but an attacker: each costs a name resolution. */
const MAX_CALLBACKS = 8;

/** Whether a call brings addresses along; most do not, and must not wait for a check of nothing. */
export const handsOverCallbacks = ({ operation, message }: Invocation): boolean =>
  operation === 'push-create' || message.hasInlinePush;

/**
 * The callback addresses a caller hands over, checked before the agent learns them: the agent dials from inside the
 * network, so the address is attacker's input (A2A 1.0, section 13.2).
 *
 * Which member an agent believes depends on its version, binding and JSON reader: a config may stand bare, in `config`, in
 * `pushNotificationConfig` inside that, and some readers match names whatever their case. So every `url` counts, at any depth.
 */
export async function checkCallbacks(invocation: Invocation, guard: CallbackGuard): Promise<void> {
  const params = invocation.message.params();
  const config = invocation.operation === 'push-create' ? params : params['configuration'];
  if (holdsControls(config)) throw invalid('must not hold control characters: it becomes headers of a request');
  const urls = new Set(urlsIn(config));
  if (urls.size === 0) throw invalid('needs a "url" that the agent can call');
  if (urls.size > MAX_CALLBACKS) throw invalid('must not name so many addresses');
  for (const url of urls) {
    if (typeof url !== 'string') throw invalid('must have a text as its "url"');
    await guard(url);
  }
}

/** Every value that some reader may take for a config's address. `null` is none. */
function urlsIn(value: Json | undefined): Json[] {
  if (Array.isArray(value)) return value.flatMap(urlsIn);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member = null]) =>
    name.toLowerCase() === 'url' && member !== null ? [member] : urlsIn(member),
  );
}

/** A token, a scheme or credentials with a line break would add headers to the agent's request. */
function holdsControls(value: Json | undefined): boolean {
  if (typeof value === 'string') return /\p{Cc}/u.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, member]) => holdsControls(name) || holdsControls(member));
}

const invalid = (what: string) => new SwitchboardError('INVALID_PARAMS', `A push notification config ${what}.`);
