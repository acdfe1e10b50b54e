import type { IncomingMessage, ServerResponse } from 'node:http';

/** Lets pages of other origins call the gateway. @returns true for a question in advance, which is answered */
export type Cors = (request: IncomingMessage, response: ServerResponse) => boolean;

/** What pages may read of answers besides what browsers always show (model notes, A.4 d). */
const EXPOSED = [
  'retry-after',
  'x-request-id',
  'x-should-retry',
  'rate_limit_type',
  'reset_at',
  ...[
    'call-id',
    'trace-id',
    'version',
    'model-group',
    'model-id',
    'model-region',
    'model-api-base',
    'response-cost',
    'response-cost-original',
    'response-cost-discount-amount',
    'response-cost-margin-amount',
    'response-cost-margin-percent',
    'response-duration-ms',
    'overhead-duration-ms',
    'attempted-retries',
    'attempted-fallbacks',
    'max-fallbacks',
    'timeout',
    'key-spend',
    'key-max-budget',
    'key-rpm-limit',
    'key-tpm-limit',
  ].map((name) => `x-litellm-${name}`),
  ...['limit', 'remaining', 'reset'].flatMap((what) => [`x-ratelimit-${what}-requests`, `x-ratelimit-${what}-tokens`]),
].join(', ');

/** Browsers ask once for so long, seconds. */
const MAX_AGE = '600';

/**
 * @param origins those that may, as browsers write them (`https://chat.example.com`), or `*` for all; none by default.
 *   Cookies are never let through: pages need a key of their own.
 */
export function createCors(origins: readonly string[]): Cors {
  if (origins.length === 0) return () => false;
  const allowed = new Set(origins);
  return (request, response) => {
    const { origin } = request.headers;
    response.setHeader('vary', 'origin');
    if (origin === undefined || !(allowed.has('*') || allowed.has(origin))) return false;
    response.setHeader('access-control-allow-origin', allowed.has('*') ? '*' : origin);
    response.setHeader('access-control-expose-headers', EXPOSED);
    const { 'access-control-request-method': method, 'access-control-request-headers': headers } = request.headers;
    if (request.method !== 'OPTIONS' || method === undefined) return false;
    response.setHeader('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE');
    if (headers !== undefined) response.setHeader('access-control-allow-headers', headers);
    response.setHeader('access-control-max-age', MAX_AGE);
    response.writeHead(204).end();
    return true;
  };
}
