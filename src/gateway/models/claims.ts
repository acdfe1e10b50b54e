import type { Principal } from '../../access/index.ts';
import type { ModelRequest } from '../../models/index.ts';
import { isJsonObject, type JsonObject } from '../../protocol/index.ts';

/** What a caller says of its call for the record; headers win over the body (model notes, A.1 and A.2). */
export interface CallerClaims {
  /** On whose behalf the caller asks: its own user, whom the gateway does not know. */
  endUser: string | null;
  /** Only of those who may set tags themselves. */
  tags: readonly string[];
  /** JSON of facts of the caller's own. */
  metadata: string | null;
  /** What the caller calls the trace that begins with the call, and the call itself. */
  traceName: string | null;
  generationName: string | null;
  /** Nothing of what is said may be kept or told. */
  isRedacted: boolean;
}

type Headers = Record<string, string | string[] | undefined>;

interface Claiming {
  headers: Headers;
  request: Pick<ModelRequest, 'endUser' | 'tags' | 'spendMetadata' | 'traceName' | 'generationName'>;
  principal: Principal;
}

/** LiteLLM's own names; the operator's come after them. */
const USER_HEADERS = ['x-litellm-customer-id', 'x-litellm-end-user-id'];

/** @param userHeaders further headers that may say on whose behalf a caller asks, the strongest first */
export function claimsOf({ headers, request, principal }: Claiming, userHeaders: readonly string[] = []): CallerClaims {
  const user = [...USER_HEADERS, ...userHeaders].map((name) => last(headers[name])).find((value) => value !== null);
  const endUser = user ?? last(headers['langfuse_trace_user_id']) ?? request.endUser;
  const metadata = jsonOf(last(headers['x-litellm-spend-logs-metadata']) ?? last(headers['langfuse_trace_metadata']));
  return {
    endUser: endUser?.slice(0, MAX_NAME) ?? null,
    tags: maySetTags(principal) ? tagsOf(headers, request.tags) : [],
    metadata: bounded(metadata ?? request.spendMetadata),
    traceName: named(headers['langfuse_trace_name'], request.traceName),
    generationName: named(headers['langfuse_generation_name'], request.generationName),
    isRedacted: /^(true|1)$/i.test(last(headers['x-litellm-enable-message-redaction']) ?? ''),
  };
}

/** LiteLLM's switch `allow_client_tags` in the metadata of a key or its team: tags may be what spend is shared out by. */
const maySetTags = (principal: Principal): boolean =>
  principal.kind === 'admin' || (principal.kind === 'key' && principal.allowsClientTags === true);

const MAX_NAME = 256;
const MAX_TAGS = 32;
const MAX_METADATA_BYTES = 4096;

const named = (header: string | string[] | undefined, ofBody: string | null): string | null =>
  (last(header) ?? ofBody)?.slice(0, MAX_NAME) ?? null;

/** Those of the body win over the header's. */
function tagsOf(headers: Headers, ofBody: readonly string[]): string[] {
  const ofHeaders = last(headers['x-litellm-tags']) ?? last(headers['langfuse_tags']);
  const named = ofBody.length > 0 ? ofBody : (ofHeaders?.split(',') ?? []);
  const tags = named.map((tag) => tag.trim().slice(0, MAX_NAME)).filter((tag) => tag !== '');
  return [...new Set(tags)].slice(0, MAX_TAGS);
}

/**
 * Where LiteLLM's callers say for Langfuse to which trace and session a call belongs. They win over the body, and what says so
 * to the gateway itself wins over them.
 */
export const langfusePlace = (headers: Headers): { traceRef: string | null; sessionRef: string | null } => ({
  traceRef: last(headers['langfuse_trace_id']),
  sessionRef: last(headers['langfuse_session_id']),
});

/** Records are kept for long: what is too much for one is left out. */
function bounded(metadata: JsonObject | null): string | null {
  const text = metadata && JSON.stringify(metadata);
  return text && Buffer.byteLength(text) <= MAX_METADATA_BYTES ? text : null;
}

function jsonOf(text: string | null): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Of a repeated header the last value counts. */
const last = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value.at(-1) : value)?.trim() || null;
