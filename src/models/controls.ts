import { isJsonObject, type Json, type JsonObject } from '../protocol/index.ts';

/** What a caller may ask of the gateway itself, for one call (model notes, A.1 and A.2). */
export interface ModelControls {
  /** How often the call is tried again; null for what is configured. */
  retries: number | null;
  /** Milliseconds; null for what the deployment says. */
  timeoutMs: number | null;
  streamTimeoutMs: number | null;
  /** To turn to instead of those that are configured; null for those. */
  fallbacks: readonly Fallback[] | null;
  /** No other model may answer. */
  disablesFallbacks: boolean;
  /** The first model is to be taken for failed, to see whether others stand in. */
  testsFallbacks: boolean;
}

/** A model to turn to, and what is asked of it otherwise. */
export interface Fallback {
  model: string;
  /** Members of the body to replace; null where it stays. */
  body: JsonObject | null;
}

type Headers = Record<string, string | string[] | undefined>;

/**
 * Reads what the caller asks of the gateway: of the body, else of the headers, which are for SDKs that cannot send fields of
 * their own. What makes no sense is left out.
 */
export function controlsOf(body: JsonObject | null, headers: Headers): ModelControls {
  const field = (name: string): Json | undefined => body?.[name];
  return {
    retries: count(field('num_retries') ?? headers['x-litellm-num-retries']),
    timeoutMs: milliseconds(field('timeout') ?? headers['x-litellm-timeout']),
    streamTimeoutMs: milliseconds(field('stream_timeout') ?? headers['x-litellm-stream-timeout']),
    fallbacks: fallbacksOf(field('fallbacks')),
    disablesFallbacks: field('disable_fallbacks') === true,
    testsFallbacks: field('mock_testing_fallbacks') === true,
  };
}

const MOST_RETRIES = 10;
const LONGEST_MS = 3_600_000;

function count(value: unknown): number | null {
  const number = numberOf(value);
  return number !== null && Number.isInteger(number) && number >= 0 ? Math.min(number, MOST_RETRIES) : null;
}

/** Of seconds. */
function milliseconds(value: unknown): number | null {
  const number = numberOf(value);
  return number !== null && number > 0 ? Math.min(LONGEST_MS, Math.max(1, number * 1000)) : null;
}

/** A header is text; of a repeated one the last value counts. */
function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const text: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof text === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : null;
}

/** Names, or objects with a model and other members of the body, its own messages for instance. */
function fallbacksOf(value: Json | undefined): Fallback[] | null {
  if (!Array.isArray(value)) return null;
  return value.flatMap((item): Fallback[] => {
    if (typeof item === 'string') return [{ model: item, body: null }];
    if (!isJsonObject(item)) return [];
    // The caller waits for an answer of one kind.
    const { model, stream: _stream, stream_options: _options, ...body } = item;
    return typeof model === 'string' ? [{ model, body }] : [];
  });
}
