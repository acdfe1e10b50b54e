import { isJsonObject, type Json, type JsonObject, SwitchboardError } from '../../protocol/index.ts';
import { inCamelCase } from '../camel-case.ts';

/** Where to tell about a task, and by what the receiver knows who tells it (A2A 1.0, section 4.3.1). */
export interface PushConfig {
  /** As its owner names it. */
  id: string;
  url: string;
  /** Sent as `X-A2A-Notification-Token`. */
  token?: string;
  /** Sent as `Authorization: {scheme} {credentials}`. */
  authentication?: { scheme: string; credentials?: string };
}

/** Characters: the databases' indexes take no more than some 2,700 bytes. */
const MAX_ID = 256;
/** Of a header or an address; more than this, servers do not take. */
const MAX_TEXT = 4096;

/** A name of a scheme is a token (RFC 9110, section 11.1); anything else could be more than one. */
const SCHEME = /^[!#$%&'*+.^_`|~\w-]+$/;
/** What can stand in a header. */
const FIELD_VALUE = /^[\x20-\x7e\x80-\xff]*$/;

/**
 * Reads a config in the 1.0 dialect.
 *
 * @param unnamed what a config without an id is called: the task's id, by the habit of the SDKs
 * @throws SwitchboardError INVALID_PARAMS
 */
export function readPushConfig(given: JsonObject, unnamed: string): PushConfig {
  const { id, url, token, authentication } = inCamelCase(given);
  const config: PushConfig = { id: textOf(id, 'id', MAX_ID) ?? unnamed, url: textOf(url, 'url', MAX_TEXT) ?? '' };
  if (!URL.canParse(config.url)) throw invalid('url', 'must be an absolute address');
  const sent = fieldValue(token, 'token');
  if (sent !== undefined) config.token = sent;
  if (!isJsonObject(authentication)) return config;
  const { scheme, credentials } = authentication;
  const named = textOf(scheme, 'authentication.scheme', MAX_TEXT);
  if (named === undefined) return config;
  if (!SCHEME.test(named)) throw invalid('authentication.scheme', 'must be the name of one, such as Bearer');
  const shown = fieldValue(credentials, 'authentication.credentials');
  return { ...config, authentication: { scheme: named, ...(shown !== undefined && { credentials: shown }) } };
}

/** A config in the 1.0 dialect, as it was set. */
export function writePushConfig({ id, url, token, authentication }: PushConfig, taskId: string): JsonObject {
  const { scheme = '', credentials } = authentication ?? {};
  return {
    id,
    taskId,
    url,
    ...(token !== undefined && { token }),
    ...(authentication && { authentication: { scheme, ...(credentials !== undefined && { credentials }) } }),
  };
}

function fieldValue(value: Json | undefined, field: string): string | undefined {
  const given = textOf(value, field, MAX_TEXT);
  if (given !== undefined && !FIELD_VALUE.test(given)) throw invalid(field, 'must be text that a header can hold');
  return given;
}

/** Empty says nothing, as in protobuf JSON. */
function textOf(value: Json | undefined, field: string, most: number): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string' || value.length > most)
    throw invalid(field, `must be a text of up to ${most} characters`);
  return value;
}

const invalid = (field: string, description: string): SwitchboardError =>
  new SwitchboardError('INVALID_PARAMS', `The "${field}" of a push notification config ${description}.`, {
    violations: [{ field, description }],
  });
