import { describe, expect, test } from 'vitest';
import { type JsonObject, type Operation, SwitchboardError } from '../protocol/index.ts';
import type { Invocation } from './invocation.ts';
import { checkCallbacks } from './push-policy.ts';

const HOOK = 'https://hooks.example/a';
const METADATA = 'http://169.254.169.254/latest';

/** @returns the addresses the guard was asked about; it refuses the metadata service */
async function checked(operation: Operation, params: JsonObject): Promise<string[]> {
  const asked: string[] = [];
  const message = { hasInlinePush: operation !== 'push-create', params: () => params };
  await checkCallbacks({ operation, message } as unknown as Invocation, async (url) => {
    asked.push(url);
    if (url === METADATA) throw new SwitchboardError('ADDRESS_REFUSED', 'refused');
  });
  return asked;
}

describe('promise 11: every address a caller hands over is checked, whichever one the agent would believe', () => {
  test.each<[string, JsonObject]>([
    ['bare (1.0)', { taskId: 't', url: METADATA }],
    ['in "config" (1.0, REST)', { config: { url: METADATA } }],
    ['in "pushNotificationConfig" (0.3)', { taskId: 't', pushNotificationConfig: { url: METADATA } }],
    ['in 0.3’s proto', { parent: 'tasks/t', config: { name: 'n', pushNotificationConfig: { url: METADATA } } }],
    ['in snake case', { config: { push_notification_config: { url: METADATA } } }],
    ['behind a harmless decoy', { url: HOOK, config: { pushNotificationConfig: { url: METADATA } } }],
    ['in another case, for readers that ignore it', { url: HOOK, URL: METADATA }],
    ['in a list', { url: HOOK, configs: [{ Url: METADATA }] }],
  ])('a config %s', async (_, params) => {
    await expect(checked('push-create', params)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  });

  test.each<[string, JsonObject]>([
    ['0.3', { pushNotificationConfig: { url: METADATA } }],
    ['1.0', { taskPushNotificationConfig: { url: METADATA } }],
    ['REST 0.3', { pushNotification: { url: METADATA } }],
    ['two of them', { pushNotificationConfig: { url: HOOK }, taskPushNotificationConfig: { url: METADATA } }],
  ])('a config that comes with a message, %s', async (_, configuration) => {
    await expect(checked('send', { configuration })).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  });

  test('addresses in the message itself are nobody’s callbacks', async () => {
    const params = {
      message: { parts: [{ url: METADATA }] },
      configuration: { pushNotificationConfig: { url: HOOK } },
    };
    expect(await checked('send', params)).toEqual([HOOK]);
  });

  test.each<[string, JsonObject]>([
    ['without an address', { taskId: 't' }],
    ['with null for one', { url: null }],
    ['with a line break in its token', { url: HOOK, token: 'a\r\nX-Admin: true' }],
    [
      'with one in its credentials',
      { url: HOOK, config: { authentication: { scheme: 'Bearer', credentials: 'a\nb' } } },
    ],
    ['with one in a name', { url: HOOK, 'a\nb': 1 }],
    ['with a delete in a list of schemes', { url: HOOK, authentication: { schemes: ['Bearer\u007f'] } }],
    ['with a number for one', { url: 2130706433 }],
    ['with an object for one', { url: { host: '127.0.0.1' } }],
    [
      'with more than anybody needs',
      { configs: Array.from({ length: 9 }, (_, index) => ({ url: `${HOOK}${index}` })) },
    ],
  ])('a config %s is refused', async (_, params) => {
    await expect(checked('push-create', params)).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  });
});
