import type { JsonObject } from '../protocol/index.ts';
import { withoutPrefix } from './prices.ts';

/**
 * Parameters of chat completions that a provider knows by another name; null for those that it refuses, and that change
 * nothing of what it answers (model notes, A.9).
 */
export type Respelling = Readonly<Record<string, string | null>>;

const AS_WRITTEN: Respelling = {};

/** It refuses what it does not know, and tells the usage of every stream without being asked. */
const MISTRAL: Respelling = { max_completion_tokens: 'max_tokens', seed: 'random_seed', stream_options: null };

/** They refuse the older name, which most programs still write. */
const THINKING: Respelling = { max_tokens: 'max_completion_tokens' };
const IS_THINKING = /^(?:o[1-9]|gpt-[5-9])/;
const OF_OPENAI: ReadonlySet<string> = new Set(['openai', 'azure']);

/** @param deployment on Azure `priceModel` says which model it is: its own name may be any */
export function respellingFor(deployment: { provider: string; upstreamModel: string; priceModel: string }): Respelling {
  const { provider, upstreamModel, priceModel } = deployment;
  if (provider === 'mistral') return MISTRAL;
  const isThinking = [upstreamModel, priceModel].some((name) => IS_THINKING.test(withoutPrefix(name)));
  return OF_OPENAI.has(provider) && isThinking ? THINKING : AS_WRITTEN;
}

/** Whether a body may hold anything of it, told without parsing. */
export const mayConcern = (respelling: Respelling, raw: Buffer): boolean =>
  Object.keys(respelling).some((name) => raw.includes(`"${name}"`));

/** What stands under its right name already is kept. */
export function respelt(body: JsonObject, respelling: Respelling): JsonObject {
  const result = { ...body };
  for (const [name, right] of Object.entries(respelling)) {
    const value = result[name];
    delete result[name];
    if (right !== null && value !== undefined) result[right] ??= value;
  }
  return result;
}
