import { isJsonObject, type Json, type JsonObject, SwitchboardError } from '../protocol/index.ts';
import type { Invocation } from './invocation.ts';

/** Decides whether an agent may be told to call this address. @throws SwitchboardError ADDRESS_REFUSED */
export type CallbackGuard = (url: string) => Promise<void>;

/** Where configs stand inside `configuration` and `params`, in every dialect and spelling. */
const CONFIG_KEYS = [
  'taskPushNotificationConfig',
  'task_push_notification_config',
  'pushNotificationConfig',
  'push_notification_config',
  'pushNotification',
  'push_notification',
  'config',
];

/**
 * The callback addresses a caller hands over, checked before the agent learns them: the agent dials from inside the
 * network, so the address is attacker's input (A2A 1.0, section 13.2).
 */
export async function checkCallbacks(invocation: Invocation, guard: CallbackGuard): Promise<void> {
  const { operation, message } = invocation;
  const creates = operation === 'push-create';
  if (!creates && !message.hasInlinePush) return;

  const params = message.params();
  const configs = creates ? [params, ...configsIn(params)] : configsIn(params['configuration']);
  const urls = configs.flatMap((config) => (typeof config['url'] === 'string' ? [config['url']] : []));
  if (urls.length === 0) {
    throw new SwitchboardError('INVALID_PARAMS', 'A push notification config needs a "url" that the agent can call.');
  }
  for (const url of urls) await guard(url);
}

const configsIn = (holder: Json | undefined): JsonObject[] =>
  isJsonObject(holder) ? CONFIG_KEYS.map((key) => holder[key]).filter(isJsonObject) : [];
