import type { LanguageModelV3Usage } from '@ai-sdk/provider';
import type { Json, JsonObject } from '../../protocol/index.ts';
import { refuse } from './fields.ts';

// By which of its capacities a provider serves a call, which has a price of its own (model notes, A.6).

/** Anthropic's words for OpenAI's: it has no other capacity to be asked for by a call. */
const OF_ANTHROPIC: Record<string, string> = {
  auto: 'auto',
  priority: 'auto',
  default: 'standard_only',
  standard_only: 'standard_only',
};

/**
 * Takes the tier out of a chat completion's request for Anthropic, whose library knows no word for it.
 *
 * @returns the rest, and the members to add to the request as it leaves
 * @throws SwitchboardError INVALID_PARAMS for what Anthropic does not have, unless that is dropped
 */
export function splitTier(body: JsonObject, dropsOthers: boolean): { body: JsonObject; members: JsonObject } {
  const { service_tier: asked, ...rest } = body;
  if (asked === undefined || asked === null) return { body: rest, members: {} };
  const tier = typeof asked === 'string' && Object.hasOwn(OF_ANTHROPIC, asked) ? OF_ANTHROPIC[asked] : undefined;
  if (tier === undefined && !dropsOthers)
    refuse('service_tier', `must be one of ${Object.keys(OF_ANTHROPIC).join(', ')}`);
  return { body: rest, members: tier === undefined ? {} : { service_tier: tier } };
}

/** The same way to a provider, with members added to each body. */
export function adding(members: JsonObject, fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  if (Object.keys(members).length === 0) return fetch;
  return (input, init = {}) => {
    const body = JSON.parse(init.body as string) as JsonObject;
    return fetch(input, { ...init, body: JSON.stringify({ ...body, ...members }) });
  };
}

/** How Anthropic served a call, in OpenAI's word; of other providers nothing is known. */
export function servedTier({ raw }: LanguageModelV3Usage): { service_tier?: string } {
  const { service_tier: told } = (raw ?? {}) as JsonObject;
  if (typeof told !== 'string') return {};
  return { service_tier: told === STANDARD ? DEFAULT : told };
}

/** The tier of a chat completion within the usage of one of Anthropic's messages. */
export const tierOfMessage = (tier: Json | undefined): JsonObject =>
  typeof tier === 'string' ? { service_tier: tier === DEFAULT ? STANDARD : tier } : {};

const STANDARD = 'standard';
const DEFAULT = 'default';
