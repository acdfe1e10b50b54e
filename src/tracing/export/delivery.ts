import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { NetworkClass, Outbound, OutboundResponse } from '../../outbound/index.ts';
import { isJsonObject } from '../../protocol/index.ts';
import { failureWords } from './failure-words.ts';

/** Where requests of a destination go, and what they carry besides their bodies. */
export interface Address {
  /** Of the traces, or of the metrics. */
  url: URL;
  headers: Record<string, string>;
  /** Where that must lie; found out with the first request when undefined. */
  network?: NetworkClass | undefined;
  /** How long a request may take, milliseconds. */
  timeoutMs: number;
}

/** What became of a request. */
export type Delivered =
  /** @property rejected how many spans, or points of metrics, the destination says it did not take */
  | { kind: 'taken'; rejected: number; note: string | null }
  /** It may be taken later. */
  | { kind: 'later'; afterMs: number | null; note: string }
  /** Something in it is wrong. */
  | { kind: 'bad'; note: string }
  /** The destination does not let the gateway in. */
  | { kind: 'refused'; note: string };

export type Post = (body: Buffer) => Promise<Delivered>;

/** How a destination is asked. */
export interface Delivery {
  /** Never throws. */
  post: Post;
  /** @returns status and body. @throws SwitchboardError as `Outbound.send` does */
  get(to: URL): Promise<{ status: number; text: string }>;
}

const LONGEST_CONNECT_MS = 5_000;
const MAX_ANSWER_BYTES = 64 * 1024;
const MAX_NOTE = 200;

const zip = promisify(gzip);

/** Asks a destination. Where its address lies is found out once, so that a public name never turns private. */
export function createDelivery(address: Address, outbound: Pick<Outbound, 'send' | 'classify'>): Delivery {
  const { url, headers, timeoutMs } = address;
  const timeouts = {
    connectMs: Math.min(LONGEST_CONNECT_MS, timeoutMs),
    firstByteMs: timeoutMs,
    idleMs: timeoutMs,
    totalMs: timeoutMs,
  };
  let { network } = address;

  const send = async (method: 'GET' | 'POST', to: URL, more: Record<string, string>, body?: Buffer) => {
    network ??= await outbound.classify(url);
    const request = { method, url: to, network, headers: { ...headers, ...more }, timeouts };
    return outbound.send({ ...request, ...(body && { body }) });
  };

  return {
    async post(body) {
      try {
        const zipped = await zip(body);
        const response = await send(
          'POST',
          url,
          { 'content-type': 'application/json', 'content-encoding': 'gzip' },
          zipped,
        );
        return judge(response, (await readAll(response)).toString());
      } catch (error) {
        return { kind: 'later', afterMs: null, note: failureWords(error).slice(0, MAX_NOTE) };
      }
    },

    async get(to) {
      const response = await send('GET', to, {});
      return { status: response.status, text: (await readAll(response)).toString() };
    },
  };
}

/** An answer that is too long is not worth reading. */
const readAll = async ({ body }: OutboundResponse): Promise<Buffer> => body.buffer(MAX_ANSWER_BYTES);

/** What a status means (OTLP/HTTP, section "Failures"; tracing notes, B.11). */
function judge({ status, headers }: OutboundResponse, text: string): Delivered {
  if (status >= 200 && status < 300) return { kind: 'taken', ...partialSuccess(text) };
  if (status === 401 || status === 403)
    return { kind: 'refused', note: `It answered ${status}: it does not accept the credentials, or no more traces.` };
  const note = `It answered ${status}${text === '' ? '' : `: ${text.slice(0, MAX_NOTE)}`}`;
  if (status === 408 || status === 429 || status >= 500)
    return { kind: 'later', afterMs: retryAfter(headers['retry-after']), note };
  return { kind: 'bad', note };
}

/** `Retry-After` in seconds; dates are not worth a clock that both agree on. */
const retryAfter = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) * 1000 : null;

/** OTLP's way to take a request in part: the rest is not to be sent again. */
function partialSuccess(text: string): { rejected: number; note: string | null } {
  const answer = asJson(text);
  const partial = isJsonObject(answer) ? answer['partialSuccess'] : undefined;
  if (!isJsonObject(partial)) return { rejected: 0, note: null };
  const rejected = Number(partial['rejectedSpans'] ?? partial['rejectedDataPoints'] ?? 0);
  const message = partial['errorMessage'];
  return {
    rejected: Number.isSafeInteger(rejected) && rejected > 0 ? rejected : 0,
    note: typeof message === 'string' && message !== '' ? message.slice(0, MAX_NOTE) : null,
  };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
