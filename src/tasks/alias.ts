import type { ContextAlias } from './claim.ts';

/**
 * Puts the caller's name for its context wherever an answer has the agent's. That one is random, so that it cannot mean
 * anything else, whatever the answer's shape.
 *
 * @param json JSON text in UTF-8; returned as it is when the agent's name is not in it
 */
export function inCallersNames(json: Buffer, { name, upstreamId }: ContextAlias): Buffer {
  if (!json.includes(upstreamId)) return json;
  const written = JSON.stringify(name).slice(1, -1);
  return Buffer.from(json.toString('utf8').replaceAll(upstreamId, () => written));
}
