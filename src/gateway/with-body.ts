import type { RequestMessage } from '../platforms/index.ts';
import { isJsonObject, type JsonObject, parseJson } from '../protocol/index.ts';
import type { Invocation } from './invocation.ts';

/** The same send in other words. @param raw of the same wire */
export function withBody(message: RequestMessage, raw: Buffer, binding: Invocation['binding']): RequestMessage {
  return raw === message.raw ? message : { ...message, raw, params: () => paramsIn(raw, binding) };
}

/** The parameters of a send, of which the path says nothing. */
function paramsIn(raw: Buffer, binding: Invocation['binding']): JsonObject {
  const body = parseJson(raw);
  const params = binding === 'JSONRPC' && isJsonObject(body) ? body['params'] : body;
  return isJsonObject(params) ? params : {};
}
