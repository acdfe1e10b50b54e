import { type FailureKind, failureKindOf } from '../../models/index.ts';
import type { OutboundResponse } from '../../outbound/index.ts';
import { isJsonObject, type JsonObject } from '../../protocol/index.ts';
import type { ProviderRefusal } from './invocation.ts';

/** The provider said no, in its own words. */
export class Refused extends Error {
  readonly refusal: ProviderRefusal;
  readonly kind: FailureKind;

  constructor(refusal: ProviderRefusal, kind: FailureKind) {
    super(refusal.message);
    this.refusal = refusal;
    this.kind = kind;
  }
}

/** What a provider's answer says that is no success. */
export function refusalOf({ status, headers }: Pick<OutboundResponse, 'status' | 'headers'>, body: Buffer): Refused {
  return refusedWith(status, errorIn(body), headers);
}

/** What the first event of a stream says when it is an error. Its status is in it, if anywhere. */
export function refusalIn(event: Buffer): Refused {
  const told = errorIn(event);
  const { code } = told;
  const status = typeof code === 'number' && code >= 400 && code < 600 ? code : 502;
  return refusedWith(status, told, {});
}

function refusedWith(status: number, told: JsonObject, headers: Readonly<Record<string, string>>): Refused {
  const text = (name: string): string | null => (typeof told[name] === 'string' ? told[name] : null);
  const message = text('message') ?? `The provider answered with status ${status}.`;
  const kind = failureKindOf({ status, code: text('code'), message });
  const type = text('type') ?? (status >= 500 ? 'api_error' : 'invalid_request_error');
  const code = text('code') ?? USUAL_CODES[kind] ?? null;
  const hints = Object.fromEntries(HINTS.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])));
  const retryAfter = headers['retry-after'] ?? null;
  return new Refused({ status, message, type, param: text('param'), code, retryAfter, hints }, kind);
}

const HINTS = ['retry-after', 'retry-after-ms', 'x-should-retry'];

/** OpenAI's words for what programs look for, where a provider has none (model notes, A.12). */
const USUAL_CODES: Partial<Record<FailureKind, string>> = {
  'context-window': 'context_length_exceeded',
  'content-policy': 'content_policy_violation',
};

/** `{error: {…}}` of OpenAI and Anthropic, `{error: "…"}` and `{message}` of others. */
function errorIn(body: Buffer): JsonObject {
  try {
    const value = JSON.parse(body.toString()) as unknown as JsonObject;
    const error = isJsonObject(value) ? value['error'] : undefined;
    if (isJsonObject(error)) return error;
    return typeof error === 'string' ? { message: error } : isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}
