import type {
  LanguageModelV3,
  LanguageModelV3CallOptions,
  LanguageModelV3ResponseMetadata,
  LanguageModelV3StreamPart,
  SharedV3Warning,
} from '@ai-sdk/provider';
import type { CancelSignal, Outbound, OutboundResponse } from '../../outbound/index.ts';
import type { JsonObject } from '../../protocol/index.ts';
import type { ModelDeployment } from '../deployment.ts';
import type { ModelUsage } from '../usage.ts';
import { createFetchFile } from './attachments.ts';
import { callOptionsOf } from './call-options.ts';
import { type AnswerHead, chatAnswer } from './chat-answer.ts';
import { chatChunks } from './chat-chunks.ts';
import { earlyUsage } from './early-usage.ts';
import { failureOfPart, refusalOf } from './failure.ts';
import type { Family } from './family.ts';
import { following } from './following.ts';
import { jsonResponse, streamResponse } from './made-response.ts';
import { takenParameters } from './parameters.ts';

export interface TranslatedChat {
  /** The chat completion's request, with what the operator adds. */
  body: JsonObject;
  family: Family;
  deployment: ModelDeployment;
  model: LanguageModelV3;
  /** Ends whatever the model's library still reads. */
  leave: () => void;
  /** Leaves out what the model does not take, instead of refusing it. */
  dropsOthers: boolean;
  outbound: Outbound;
  signal: CancelSignal;
  /** What the model's library has to say against a request that it sends all the same. */
  warn: (warning: string) => void;
  /** Hears what a stream tells of its usage before its end. */
  counted?: (usage: ModelUsage) => void;
  newId: () => string;
  /** Epoch milliseconds. */
  clock: () => number;
}

/**
 * A chat completion by a model that speaks another protocol: told to it in its own words, and its answer, whole or
 * streamed, in OpenAI's. What the provider refuses looks as if OpenAI had refused it.
 *
 * @throws SwitchboardError INVALID_PARAMS for what cannot be told; as `Outbound.send` does; INVALID_AGENT_RESPONSE
 */
export async function askTranslated(chat: TranslatedChat): Promise<OutboundResponse> {
  const { family, deployment, model, outbound, signal, dropsOthers } = chat;
  const body = takenParameters(chat.body, family, dropsOthers);
  const isVertex = deployment.dialect === 'vertex';
  const supportedUrls = isVertex && family === 'anthropic' ? {} : await model.supportedUrls;
  const fetchFile = createFetchFile(outbound, supportedUrls, signal);
  const options = await callOptionsOf(body, { family, model: deployment.upstreamModel, isVertex, fetchFile });
  try {
    return body['stream'] === true ? await streamed(options, chat) : await whole(options, chat);
  } catch (error) {
    const refused = refusalOf(error);
    return jsonResponse(refused.body, refused.status, refused.headers);
  }
}

async function whole(options: LanguageModelV3CallOptions, chat: TranslatedChat): Promise<OutboundResponse> {
  const answer = await chat.model.doGenerate(options);
  tellWarnings(answer.warnings, chat);
  return jsonResponse(chatAnswer(answer, headOf(answer.response, chat)), 200, told(answer.response?.headers));
}

/** Begun only when the provider has said anything of its answer: until then it may still refuse. */
async function streamed(options: LanguageModelV3CallOptions, chat: TranslatedChat): Promise<OutboundResponse> {
  const { stream, response } = await chat.model.doStream({ ...options, includeRawChunks: true });
  const parts = partsOf(stream, chat);
  let head: LanguageModelV3ResponseMetadata = {};
  for (;;) {
    const { done, value: part } = await parts.next();
    if (part?.type === 'error') {
      await parts.return(undefined);
      throw part.error instanceof Error ? part.error : failureOfPart(part.error);
    }
    if (part?.type === 'stream-start') tellWarnings(part.warnings, chat);
    else if (part?.type === 'response-metadata') head = { ...part, ...head };
    else {
      const rest = done ? parts : following(part, parts);
      return streamResponse(chatChunks(rest, headOf(head, chat)), told(response?.headers));
    }
  }
}

function tellWarnings(warnings: SharedV3Warning[], { warn }: TranslatedChat): void {
  for (const warning of warnings) {
    if (warning.type === 'other') warn(warning.message);
    else warn([`${warning.feature}: ${warning.type}`, warning.details].filter(Boolean).join(', '));
  }
}

/** What the provider's answer said of itself, but not of its length. */
const told = (headers: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-length'));

type Part = LanguageModelV3StreamPart;

/** Whoever leaves off reading leaves the provider, too. */
async function* partsOf(
  stream: ReadableStream<Part>,
  { leave, counted }: Pick<TranslatedChat, 'leave' | 'counted'>,
): AsyncGenerator<Part, undefined> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return undefined;
      if (value.type !== 'raw') {
        yield value;
        continue;
      }
      const usage = earlyUsage(value.rawValue);
      if (usage) counted?.(usage);
    }
  } finally {
    leave();
    reader.cancel().catch(() => undefined);
  }
}

const headOf = (
  { id, modelId }: LanguageModelV3ResponseMetadata = {},
  { newId, clock, deployment }: TranslatedChat,
): AnswerHead => ({
  id: id === undefined || id === '' ? `chatcmpl-${newId()}` : id,
  created: Math.floor(clock() / 1000),
  model: modelId === undefined || modelId === '' ? deployment.upstreamModel : modelId,
});
