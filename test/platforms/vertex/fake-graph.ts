import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from '../support/fake-http.ts';
import { paceOf } from '../support/pace.ts';
import { Raised } from './fake-app.ts';

const WHOLE_ANSWER_MS = 180;
const USAGE = { input_tokens: 11, output_tokens: 4, total_tokens: 15 };

/** The template for LangGraph, with a scripted graph: it yields what each node has written, as LangChain dumps it. */
export class FakeGraph {
  /** What was said in each thread. */
  readonly #threads = new Map<string, string[]>();

  readonly methods = ['query', 'get_state', 'update_state']
    .map((name) => ({ name, api_mode: '' }))
    .concat(['stream_query', 'get_state_history'].map((name) => ({ name, api_mode: 'stream' })));

  async *stream(name: unknown, { input, config }: Json, signal: AbortSignal): AsyncGenerator<Json> {
    const thread = ((config as Json)['configurable'] as Json)['thread_id'];
    if (name !== 'stream_query' || typeof thread !== 'string') throw new Raised('Checkpointer requires a thread_id.');
    const heard = ((input as Json)['messages'] as [string, string][]).map(([, text]) => text).join('\n');
    const said = [...(this.#threads.get(thread) ?? []), heard];
    this.#threads.set(thread, said);
    yield {
      look_up: { messages: [dumped('ToolMessage', { type: 'tool', id: `t-${said.length}`, content: 'nothing' })] },
    };
    await pause(paceOf(heard, WHOLE_ANSWER_MS), undefined, { signal });
    if (heard.includes('boom')) {
      yield {
        code: 400,
        message: `Error Details: {"detail":"Agent Engine Error: Exception: model exploded\\nRequest Data: ${heard}"}`,
      };
      return;
    }
    const text = `You said: ${heard} (${said.length} turns)`;
    const picture = { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0=' } };
    const content = heard.includes('picture') ? [{ type: 'text', text }, picture] : text;
    yield {
      model: {
        messages: [dumped('AIMessage', { type: 'ai', id: `run-${randomUUID()}`, content, usage_metadata: USAGE })],
      },
    };
    if (heard.includes('data')) yield { add_up: { sum: 4 } };
  }
}

const dumped = (name: string, kwargs: Json): Json => ({
  lc: 1,
  type: 'constructor',
  id: ['langchain', 'schema', 'messages', name],
  kwargs,
});
