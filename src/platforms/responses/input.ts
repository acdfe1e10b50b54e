import { type JsonObject, type Part, stringifyJson, type Turn } from '../../protocol/index.ts';
import { answersTo, askedIn } from './asked.ts';

/** What a question hears that its caller went past: nothing goes on while one is open. */
export const UNANSWERED: Part = { text: 'No answer: the conversation went on with another message.' };

/**
 * What a turn says to the Responses API (agent platforms, section 3.2): the answers to what was asked, else a message. A
 * question that the caller went past is answered for him, since no response may follow one that still waits.
 *
 * @throws UpstreamFailure `unsupported-part`
 */
export function inputOf({ parts, session, resume }: Pick<Turn, 'parts' | 'session' | 'resume'>): JsonObject[] {
  if (resume === undefined) return [...answersTo(askedIn(session), [UNANSWERED]), messageOf(parts)];
  const answers = answersTo(askedIn(resume), parts);
  return answers.length > 0 ? answers : [messageOf(parts)];
}

const messageOf = (parts: readonly Part[]): JsonObject => ({
  type: 'message',
  role: 'user',
  content: parts.map(contentOf),
});

function contentOf({ text, raw, url, data, mediaType, filename }: Part): JsonObject {
  if (typeof text === 'string') return { type: 'input_text', text };
  if (data !== undefined) return { type: 'input_text', text: stringifyJson(data) };
  const mime = typeof mediaType === 'string' ? mediaType : 'application/octet-stream';
  const inline = typeof raw === 'string' ? `data:${mime};base64,${raw}` : undefined;
  if (mime.startsWith('image/')) return { type: 'input_image', image_url: inline ?? url ?? '', detail: 'auto' };
  if (inline === undefined) return { type: 'input_file', file_url: url ?? '' };
  return { type: 'input_file', filename: typeof filename === 'string' ? filename : 'file', file_data: inline };
}
