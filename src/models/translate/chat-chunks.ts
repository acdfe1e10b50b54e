import type { LanguageModelV3StreamPart, SharedV3ProviderMetadata } from '@ai-sdk/provider';
import { type JsonObject, SwitchboardError, sseEvent } from '../../protocol/index.ts';
import { type AnswerHead, imagePart } from './chat-answer.ts';
import { chatUsage } from './chat-usage.ts';
import { failureOfPart } from './failure.ts';
import { finishReasonOf } from './finish-reason.ts';
import { servedTier } from './service-tier.ts';
import { signatureOfCall, thinkingBlock } from './thinking.ts';

/**
 * A streamed answer as the events of a chat completion, the usage always told at its end (model notes, A.10).
 *
 * @throws SwitchboardError when the provider breaks off
 */
export async function* chatChunks(
  parts: AsyncIterable<LanguageModelV3StreamPart>,
  head: AnswerHead,
): AsyncGenerator<Buffer, undefined> {
  const deltas = new Deltas();
  yield chunk(head, { choices: [choice({ role: 'assistant', content: '' })] });
  for await (const part of parts) {
    if (part.type === 'error') throw failureOfPart(part.error);
    if (part.type === 'finish') {
      yield* lastChunks(part, head);
      continue;
    }
    const delta = deltas.of(part);
    if (delta) yield chunk(head, { choices: [choice(delta)] });
  }
  return undefined;
}

type Finish = Extract<LanguageModelV3StreamPart, { type: 'finish' }>;

/** The library ends every stream, also those that its provider did not: then it knows no reason of the provider's. */
function* lastChunks({ finishReason, usage: counted }: Finish, head: AnswerHead): Generator<Buffer> {
  const usage = chatUsage(counted);
  const isCut = finishReason.raw === undefined && finishReason.unified === 'other';
  if (!isCut) yield chunk(head, { choices: [choice({}, finishReasonOf(finishReason))] });
  if (usage) yield chunk(head, { choices: [], usage, ...servedTier(counted) });
  if (isCut)
    throw new SwitchboardError('UPSTREAM_TRUNCATED', "The provider's stream ended before its answer did. Ask again.");
  yield sseEvent('[DONE]');
}

const choice = (delta: JsonObject, finish: string | null = null): JsonObject => ({
  index: 0,
  delta,
  logprobs: null,
  finish_reason: finish,
});

interface ChunkMembers {
  choices: JsonObject[];
  usage?: JsonObject;
  service_tier?: string;
}

const chunk = ({ id, created, model }: AnswerHead, members: ChunkMembers): Buffer =>
  sseEvent(JSON.stringify({ id, object: 'chat.completion.chunk', created, model, usage: null, ...members }));

/** What each part of a stream adds to the message. Tools keep the place in which they were first called. */
class Deltas {
  readonly #calls = new Map<string, { index: number; told: boolean; isSigned: boolean }>();
  readonly #thoughts = new Map<string, { text: string; metadata: SharedV3ProviderMetadata }>();
  #thinkingBlocks = 0;

  of(part: LanguageModelV3StreamPart): JsonObject | undefined {
    switch (part.type) {
      case 'text-delta':
        return part.delta === '' ? undefined : { content: part.delta };
      case 'reasoning-start':
      case 'reasoning-delta':
      case 'reasoning-end':
        return this.#thought(part);
      case 'tool-input-start':
        return part.providerExecuted ? undefined : this.#called(part.id, part.toolName, '', part.providerMetadata);
      case 'tool-input-delta':
        return this.#argued(part.id, part.delta);
      case 'tool-call':
        return part.providerExecuted ? undefined : this.#calledWhole(part);
      case 'file':
        return { images: [{ index: 0, ...imagePart(part) }] };
      default:
        return undefined;
    }
  }

  /** Each word as it comes; at its end the block that the provider wants back. */
  #thought(part: Extract<LanguageModelV3StreamPart, { type: `reasoning-${string}` }>): JsonObject | undefined {
    const thought = this.#thoughts.get(part.id) ?? { text: '', metadata: {} };
    this.#thoughts.set(part.id, thought);
    Object.assign(thought.metadata, part.providerMetadata);
    if (part.type === 'reasoning-delta') {
      thought.text += part.delta;
      return part.delta === '' ? undefined : { reasoning_content: part.delta };
    }
    if (part.type === 'reasoning-start') return undefined;
    this.#thoughts.delete(part.id);
    return { thinking_blocks: [{ index: this.#thinkingBlocks++, ...thinkingBlock(thought.text, thought.metadata) }] };
  }

  #called(id: string, name: string, input: string, metadata: SharedV3ProviderMetadata | undefined): JsonObject {
    const index = this.#calls.size;
    const signature = signatureOfCall(metadata);
    this.#calls.set(id, { index, told: input !== '', isSigned: Object.keys(signature).length > 0 });
    return { tool_calls: [{ index, id, type: 'function', function: { name, arguments: input }, ...signature }] };
  }

  #argued(id: string, delta: string): JsonObject | undefined {
    const call = this.#calls.get(id);
    if (!call || delta === '') return undefined;
    call.told = true;
    return { tool_calls: [{ index: call.index, function: { arguments: delta } }] };
  }

  /** Told whole where it was not told in pieces, and signed where that came last. */
  #calledWhole(part: Extract<LanguageModelV3StreamPart, { type: 'tool-call' }>): JsonObject | undefined {
    const { toolCallId, toolName, input, providerMetadata } = part;
    const call = this.#calls.get(toolCallId);
    if (!call) return this.#called(toolCallId, toolName, input, providerMetadata);
    const signature = call.isSigned ? {} : signatureOfCall(providerMetadata);
    const rest = call.told ? {} : { function: { arguments: input } };
    const added = { ...rest, ...signature };
    return Object.keys(added).length > 0 ? { tool_calls: [{ index: call.index, ...added }] } : undefined;
  }
}
