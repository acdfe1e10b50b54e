import { type JsonObject, type Part, sseEvent, stringifyJson } from '../../protocol/index.ts';
import type { Answer } from './answer.ts';
import { isImage, urlOf } from './files.ts';
import type { AnswerFormat } from './format.ts';

/**
 * Answers as chat completions. Images stand in `images`, as other gateways to models have it; parts that are neither text
 * nor image in `a2a_parts`, in the words of A2A 1.0.
 */
export const chatFormat: AnswerFormat = {
  body: (answer) => ({
    ...head(answer, 'chat.completion'),
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: answer.speech.text, refusal: null, ...more(answer.speech.parts) },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: usageOf(answer),
    metadata: answer.metadata,
  }),
  opened: (answer) => chunk(answer, { role: 'assistant', content: '', refusal: null }),
  said: (answer, piece) => chunk(answer, piece.kind === 'text' ? { content: piece.text } : more([piece.part])),
  closed: (answer) =>
    Buffer.concat([
      chunk(answer, {}, { finish: 'stop', metadata: answer.metadata }),
      ...(answer.question.wantsUsage ? [usageChunk(answer)] : []),
      DONE,
    ]),
  failed: (_answer, error) => Buffer.concat([event({ error }), DONE]),
};

const DONE = sseEvent('[DONE]');

const event = (value: JsonObject): Buffer => sseEvent(stringifyJson(value));

const head = (answer: Answer, object: string): JsonObject => ({
  id: answer.id('chatcmpl-'),
  object,
  created: answer.question.createdAt,
  model: answer.question.model,
});

function chunk(
  answer: Answer,
  delta: JsonObject,
  { finish = null, metadata }: { finish?: string | null; metadata?: JsonObject } = {},
): Buffer {
  return event({
    ...head(answer, 'chat.completion.chunk'),
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    ...(answer.question.wantsUsage && { usage: null }),
    ...(metadata && { metadata }),
  });
}

const usageChunk = (answer: Answer): Buffer =>
  event({ ...head(answer, 'chat.completion.chunk'), choices: [], usage: usageOf(answer) });

const usageOf = ({ tokens: { input, output, total, isEstimated } }: Answer): JsonObject => ({
  prompt_tokens: input,
  completion_tokens: output,
  total_tokens: total,
  ...(isEstimated && { estimated: true }),
});

/** What is said besides text; absent where there is nothing. */
function more(parts: readonly Part[]): JsonObject {
  const images = parts.filter(isImage);
  const others = parts.filter((part) => !isImage(part));
  return {
    ...(images.length > 0 && {
      images: images.map((part) => ({ type: 'image_url', image_url: { url: urlOf(part) } })),
    }),
    ...(others.length > 0 && { a2a_parts: others }),
  };
}
