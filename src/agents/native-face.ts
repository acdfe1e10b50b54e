import { isJsonObject, type Json, type JsonObject } from '../protocol/index.ts';

/**
 * What stands in the card of an agent that does not speak A2A: readers of cards want an interface, and nobody calls this
 * one.
 *
 * @param url as registered
 */
export const standIn = (url: string): Json => [{ url, protocolBinding: 'JSONRPC', protocolVersion: '1.0' }];

/**
 * Whether an agent's platform said that the agent speaks A2A itself: then its card names where, and that is elsewhere than
 * where the platform is.
 *
 * @param card as the platform told it; null while it was not asked
 * @param url as registered
 */
export function isNative(card: JsonObject | null, url: string): boolean {
  const interfaces = card?.['supportedInterfaces'];
  return Array.isArray(interfaces) && interfaces.some((one) => isJsonObject(one) && one['url'] !== url);
}
