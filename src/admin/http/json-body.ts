import type { FastifyInstance } from 'fastify';
import { type Json, parseJson, RawNumber } from '../../protocol/index.ts';

const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Reads JSON bodies as strictly as the fronts do (depth, duplicate keys, encoding: security promise 14). An empty body is
 * no body: clients send the content type with `DELETE` and `make_public`, too.
 */
export function readJsonBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    async (_request: unknown, body: Buffer) => (body.length === 0 ? undefined : withPlainNumbers(parseJson(body))),
  );
}

/** Numbers of the management API are limits and prices: a double tells them apart. */
function withPlainNumbers(value: Json | undefined): unknown {
  if (value instanceof RawNumber) return Number(value.text);
  if (Array.isArray(value)) return value.map(withPlainNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withPlainNumbers(child)]));
}
