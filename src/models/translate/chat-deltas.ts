import type { OutboundBody } from '../../outbound/index.ts';
import { isJsonObject, type JsonObject, SseReader, SwitchboardError } from '../../protocol/index.ts';
import { failureOfPart } from './failure.ts';
import { jsonIn } from './fields.ts';

/** What one event of a chat completion adds. */
export interface ChatDelta {
  delta: JsonObject;
  finishReason: string | null;
  usage: JsonObject | null;
  /** How the provider served it; null where it does not say. */
  serviceTier: string | null;
}

/**
 * The events of a streamed chat completion, up to its last word.
 *
 * @throws SwitchboardError when it breaks off, or says that something went wrong
 */
export async function* chatDeltas(body: OutboundBody, maxEventBytes: number): AsyncGenerator<ChatDelta, undefined> {
  const reader = new SseReader({ maxEventBytes });
  let isWhole = false;
  for await (const piece of body) {
    for (const { data } of reader.push(piece)) {
      const text = data.toString();
      const chunk = text === '[DONE]' ? undefined : jsonIn(text);
      if (!isJsonObject(chunk)) continue;
      if (chunk['error']) throw failureOfPart(chunk['error']);
      const read = deltaOf(chunk);
      isWhole ||= read.finishReason !== null;
      yield read;
    }
  }
  if (!isWhole)
    throw new SwitchboardError('UPSTREAM_TRUNCATED', "The provider's stream ended before its answer did. Ask again.");
  return undefined;
}

function deltaOf({ choices, usage, service_tier: tier }: JsonObject): ChatDelta {
  const choice = Array.isArray(choices) ? choices[0] : undefined;
  const { delta, finish_reason: finish } = isJsonObject(choice) ? choice : {};
  return {
    delta: isJsonObject(delta) ? delta : {},
    finishReason: typeof finish === 'string' ? finish : null,
    usage: isJsonObject(usage) ? usage : null,
    serviceTier: typeof tier === 'string' ? tier : null,
  };
}
