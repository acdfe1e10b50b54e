import { type Part, type Turn, textOf } from './turn.ts';

/** What an answer or a chunk of OpenAI's chat completions may carry. */
interface Body {
  id?: string;
  choices?: {
    delta?: { content?: string | null };
    message?: { content?: string | null };
    finish_reason?: string | null;
  }[];
  error?: { message?: string };
}

/** Takes what came over the wire into the turn, as a client of OpenAI's does. */
export function takeInChat(turn: Turn, body: unknown, at: number): Turn {
  const { choices = [], error } = (typeof body === 'object' && body !== null ? body : {}) as Body;
  const [choice] = choices;
  const says = choice?.delta?.content ?? choice?.message?.content ?? '';
  const name = error ? 'error' : choice?.message ? 'completion' : 'chunk';
  const what = error?.message ?? (says || choice?.finish_reason || '');
  return {
    ...turn,
    frames: [...turn.frames, { direction: 'in', at, body, name, says: what }],
    said: turn.said + says,
    failure: error ? (error.message ?? 'The gateway refused it.') : turn.failure,
  };
}

/** A message of a chat, in OpenAI's words. */
export interface ChatMessage {
  role: 'user' | 'assistant';
  content: string | object[];
}

/** What was said so far, as every request of a chat repeats it. */
export const chatOf = (turns: readonly Turn[]): ChatMessage[] =>
  turns.flatMap((turn): ChatMessage[] => [
    { role: 'user', content: contentOf(turn.asked) },
    ...(answerOf(turn) === '' ? [] : [{ role: 'assistant' as const, content: answerOf(turn) }]),
  ]);

/** Words alone are a text; files and data stand beside them as parts, data in the gateway's own. */
function contentOf(parts: readonly Part[]): ChatMessage['content'] {
  if (parts.every(({ text }) => text !== undefined)) return textOf(parts);
  return parts.map(({ text, data, raw, url, filename, mediaType = 'application/octet-stream' }) => {
    if (text !== undefined) return { type: 'text', text };
    if (data !== undefined) return { type: 'data', data };
    const file_data = raw === undefined ? undefined : `data:${mediaType};base64,${raw}`;
    return { type: 'file', file: { filename, ...(file_data === undefined ? { file_url: url } : { file_data }) } };
  });
}

const answerOf = ({ said, artifacts }: Turn): string =>
  [...artifacts.map(({ parts }) => textOf(parts)), said].filter((text) => text !== '').join('\n\n');
