import type { Turn } from './turn.ts';
import { textOf } from './turn.ts';

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

/** What was said so far, as every request of a chat repeats it. */
export const chatOf = (turns: readonly Turn[]): { role: 'user' | 'assistant'; content: string }[] =>
  turns.flatMap((turn) => [
    { role: 'user' as const, content: textOf(turn.asked) },
    ...(answerOf(turn) === '' ? [] : [{ role: 'assistant' as const, content: answerOf(turn) }]),
  ]);

const answerOf = ({ said, artifacts }: Turn): string =>
  [...artifacts.map(({ parts }) => textOf(parts)), said].filter((text) => text !== '').join('\n\n');
