import createClient from 'openapi-fetch';
import type { paths } from './schema.ts';

/** Where this UI is served, and the gateway one step above it. */
export const UI_PATH = new URL(document.baseURI).pathname;
const GATEWAY = new URL('..', document.baseURI).href.replace(/\/$/, '');

/** Only our own pages can send it: the gateway takes the session's cookie only together with it. */
export const UI_HEADERS = { 'x-switchboard-ui': '1' };

export const gatewayUrl = (path: string): string => GATEWAY + path;

/** The public management API, typed by its own description. */
export const api = createClient<paths>({ baseUrl: GATEWAY, headers: UI_HEADERS, credentials: 'same-origin' });

/** What the gateway refused, in its own words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** 0 when there was no answer. */
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;

  constructor(status: number, code: string, message: string, requestId: string | null) {
    super(message);
    this.status = status;
    this.code = code;
    this.requestId = requestId;
  }
}

interface Answered<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The body of a success. @throws ApiError */
export async function answerOf<Data>(asked: Promise<Answered<Data>>): Promise<Data> {
  const { data, error, response } = await asked.catch(() => {
    throw new ApiError(0, 'NO_ANSWER', 'The gateway gives no answer. It is asked again when it is back.', null);
  });
  if (response.ok && data !== undefined) return data;
  throw apiError(response.status, error);
}

/** @param body as the gateway's error table shapes it; anything else came from something in between */
export function apiError(status: number, body: unknown): ApiError {
  const told = (body as { error?: { code?: string; message?: string; request_id?: string } } | undefined)?.error;
  const message = told?.message ?? `The gateway, or something before it, answered with status ${status}.`;
  return new ApiError(status, told?.code ?? 'UNKNOWN', message, told?.request_id ?? null);
}
