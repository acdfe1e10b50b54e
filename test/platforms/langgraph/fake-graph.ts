import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { paceOf } from '../support/pace.ts';

type Json = Record<string, unknown>;

/** What happens in a graph. */
export type GraphStep =
  | { piece: Json }
  | { custom: unknown }
  | { update: Json }
  | { interrupts: Json[] }
  /** A step is over: the state, with what is new in it besides the messages. */
  | { state: Json };

const USAGE = { input_tokens: 11, output_tokens: 4, total_tokens: 15 };

/**
 * The agent that the conversation suite speaks with. It repeats what it heard and counts what it was told; the words `slow`,
 * `boom`, `ask`, `data` and `picture` make it take its time, fail, ask back, and answer with data or a file.
 */
export async function* scriptedGraph(
  thread: { messages: Json[]; interrupts: Json[] },
  { input, command }: Json,
  paceMs: number,
  signal: AbortSignal,
): AsyncGenerator<GraphStep> {
  const resumed = (command as Json | undefined)?.['resume'];
  if (resumed === undefined) {
    const said = ((input as Json)['messages'] as Json[]).map(({ content }) => ({
      type: 'human',
      id: randomUUID(),
      content,
    }));
    thread.messages.push(...said);
    thread.interrupts = [];
  }
  yield { state: {} };
  const heard = textOf(thread.messages.findLast(({ type }) => type === 'human')?.['content']);
  if (heard.includes('ask') && resumed === undefined) {
    const value = { question: 'Approve?', options: ['yes', 'no'] };
    yield { interrupts: [{ id: 'a'.repeat(32), value }] };
    return;
  }
  if (heard.includes('boom')) throw new TypeError('model exploded');
  if (heard.includes('progress')) yield { custom: 'looking it up' };
  if (heard.includes('data')) yield { update: { structured_response: { sum: 4 } } };
  const id = `run-${thread.messages.length}`;
  const turns = thread.messages.filter(({ type }) => type === 'human').length;
  const words =
    resumed === undefined
      ? ['You ', 'said: ', heard, ` (${turns} turns)`]
      : [`Resumed with ${JSON.stringify(resumed)}`];
  for (const [index, content] of words.entries()) {
    await pause(paceOf(heard, paceMs), undefined, { signal });
    const isLast = index === words.length - 1;
    yield { piece: { type: 'ai', id, content, ...(isLast && { usage_metadata: USAGE }) } };
  }
  const text = words.join('');
  const picture = { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0=' } };
  const content = heard.includes('picture') ? [{ type: 'text', text }, picture] : text;
  thread.messages.push({ type: 'ai', id, content, usage_metadata: USAGE });
  yield { state: heard.includes('data') ? { structured_response: { sum: 4 } } : {} };
}

const textOf = (content: unknown): string => {
  if (typeof content === 'string') return content;
  return (content as Json[])
    .map((block) => (typeof block['text'] === 'string' ? block['text'] : JSON.stringify(block)))
    .join(' ');
};
