import { type Json, type JsonObject, type Part, sseEvent, stringifyJson } from '../../protocol/index.ts';
import type { Answer } from './answer.ts';
import { bytesOf, isImage } from './files.ts';
import type { AnswerFormat } from './format.ts';
import type { Piece } from './speech.ts';

/**
 * Answers as responses: one message, and an item for each image that comes with its bytes. Parts that have no place there
 * stand in `a2a_parts`, in the words of A2A 1.0.
 *
 * @returns a format for one answer: it counts the events
 */
export function responseFormat(): AnswerFormat {
  let sequence = 0;
  const event = (type: string, members: JsonObject): Buffer =>
    sseEvent(stringifyJson({ type, sequence_number: sequence++, ...members }), type);
  const told = (answer: Answer, status: string): JsonObject => ({ response: bodyOf(answer, status) });

  return {
    body: (answer) => bodyOf(answer, 'completed'),
    opened: (answer) =>
      Buffer.concat([
        event('response.created', told(answer, 'in_progress')),
        event('response.in_progress', told(answer, 'in_progress')),
        event('response.output_item.added', { output_index: 0, item: messageItem(answer, 'in_progress') }),
        event('response.content_part.added', { ...place(answer), part: textPart('') }),
      ]),
    said: (answer, piece) =>
      piece.kind === 'text'
        ? event('response.output_text.delta', { ...place(answer), delta: piece.text, logprobs: [] })
        : Buffer.concat(imageEvents(answer, piece, event)),
    closed: (answer) => {
      const { text } = answer.speech;
      return Buffer.concat([
        event('response.output_text.done', { ...place(answer), text, logprobs: [] }),
        event('response.content_part.done', { ...place(answer), part: textPart(text) }),
        event('response.output_item.done', { output_index: 0, item: messageItem(answer, 'completed') }),
        event('response.completed', told(answer, 'completed')),
      ]);
    },
    failed: (answer, error) => {
      const { message = '', code = null, param = null } = error;
      const failed = { ...bodyOf(answer, 'failed'), error: { code: 'server_error', message } };
      return Buffer.concat([
        event('response.failed', { response: failed }),
        // By this one the SDKs throw; the one before it they pass on as any other.
        event('error', { code, message, param, error }),
      ]);
    },
  };
}

function bodyOf(answer: Answer, status: string): JsonObject {
  const { question, speech, metadata } = answer;
  const isCompleted = status === 'completed';
  const others = speech.parts.filter((part) => !isInline(part));
  return {
    id: answer.id('resp_'),
    object: 'response',
    created_at: question.createdAt,
    status,
    background: false,
    error: null,
    incomplete_details: null,
    instructions: null,
    max_output_tokens: null,
    model: question.model,
    output: isCompleted ? outputOf(answer) : [],
    parallel_tool_calls: false,
    previous_response_id: question.asked.previousId,
    reasoning: { effort: null, summary: null },
    store: true,
    temperature: null,
    text: { format: { type: 'text' } },
    tool_choice: 'auto',
    tools: [],
    top_p: null,
    truncation: 'disabled',
    usage: isCompleted ? usageOf(answer) : null,
    user: null,
    metadata,
    ...(isCompleted && others.length > 0 && { a2a_parts: others }),
  };
}

const outputOf = (answer: Answer): Json[] => [
  messageItem(answer, 'completed'),
  ...answer.speech.parts.filter(isInline).map((part, index) => imageItem(answer, part, index + 1)),
];

const messageItem = (answer: Answer, status: 'in_progress' | 'completed'): JsonObject => ({
  id: answer.partId('msg'),
  type: 'message',
  status,
  role: 'assistant',
  content: status === 'completed' ? [textPart(answer.speech.text)] : [],
});

const textPart = (text: string): JsonObject => ({ type: 'output_text', text, annotations: [], logprobs: [] });

const place = (answer: Answer): JsonObject => ({ item_id: answer.partId('msg'), output_index: 0, content_index: 0 });

/** An image that comes with its bytes. */
const isInline = (part: Part): boolean => isImage(part) && bytesOf(part) !== undefined;

const imageItem = (answer: Answer, part: Part, index: number): JsonObject => ({
  id: answer.partId('ig', index),
  type: 'image_generation_call',
  status: 'completed',
  result: bytesOf(part) ?? null,
});

function imageEvents(
  answer: Answer,
  piece: Extract<Piece, { kind: 'part' }>,
  event: (type: string, members: JsonObject) => Buffer,
): Buffer[] {
  if (!isInline(piece.part)) return [];
  // The pieces said so far hold this one, too.
  const output_index = answer.speech.parts
    .slice(0, answer.speech.parts.indexOf(piece.part) + 1)
    .filter(isInline).length;
  const item = imageItem(answer, piece.part, output_index);
  return [
    event('response.output_item.added', { output_index, item: { ...item, status: 'in_progress', result: null } }),
    event('response.output_item.done', { output_index, item }),
  ];
}

const usageOf = ({ tokens: { input, output, total, isEstimated } }: Answer): JsonObject => ({
  input_tokens: input,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: output,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: total,
  ...(isEstimated && { estimated: true }),
});
