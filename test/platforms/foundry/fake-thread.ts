import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { EventTape } from '../support/event-tape.ts';
import { answerJson, type Json, refuse } from '../support/fake-http.ts';
import { paceOf } from '../support/pace.ts';

// A thread takes one run at a time. Its agent is the one of the conversation suite; more words make it do what the suite
// does not ask of every platform: `leave` asks for leave to use a tool, `blank` fails and says nothing, `explode` sends an
// error event, `short` is cut off, `expire` expires, `report` hands out a file that a tool made, `lost` one that is gone.

const USAGE = { prompt_tokens: 11, completion_tokens: 4, total_tokens: 15, prompt_token_details: { cached_tokens: 3 } };
const ACTIVE = new Set(['queued', 'in_progress', 'requires_action', 'cancelling']);
const PAGE = 2;

interface ThreadEvent {
  event: string;
  data: unknown;
}

interface FakeRun {
  body: Json;
  tape: EventTape<ThreadEvent>;
  canceled: AbortController;
}

export class FakeThread {
  readonly #id: string;
  readonly #nameOf: (file: string) => string | undefined;
  readonly #messages: Json[] = [];
  readonly #runs: FakeRun[] = [];

  /** @param nameOf a file of the project */
  constructor(id: string, nameOf: (file: string) => string | undefined) {
    this.#id = id;
    this.#nameOf = nameOf;
  }

  say(response: ServerResponse, message: Json): void {
    if (this.#refusesBusy(response)) return;
    answerJson(response, this.#keep({ ...message, run_id: null }));
  }

  /** Newest first unless told, and few at a time. */
  list(response: ServerResponse, query: URLSearchParams): void {
    const run = query.get('run_id');
    const found = this.#messages.filter(({ run_id }) => run === null || run_id === run);
    if (query.get('order') !== 'asc') found.reverse();
    const start = found.findIndex(({ id }) => id === query.get('after')) + 1;
    const data = found.slice(start, start + PAGE);
    const has_more = found.length > start + PAGE;
    answerJson(response, { object: 'list', data, first_id: data[0]?.['id'], last_id: data.at(-1)?.['id'], has_more });
  }

  async run(response: ServerResponse, request: Json, assistant: string): Promise<void> {
    const { assistant_id, additional_messages = [], stream = false, metadata = {} } = request;
    if (assistant_id !== assistant)
      return refuse(response, 404, null, { message: `No assistant found with id '${String(assistant_id)}'.` });
    if (this.#refusesBusy(response)) return;
    for (const message of additional_messages as Json[]) this.#keep({ ...message, run_id: null });
    const body = { id: `run_${randomUUID()}`, object: 'thread.run', thread_id: this.#id, assistant_id, metadata };
    const unset = { last_error: null, required_action: null, incomplete_details: null, usage: null };
    const times = {
      created_at: 1,
      expires_at: 601,
      started_at: null,
      completed_at: null,
      cancelled_at: null,
      failed_at: null,
    };
    const rest = { model: 'gpt-4o', instructions: '', tools: [], ...times, ...unset };
    const run: FakeRun = {
      body: { ...body, ...rest, status: 'queued' },
      tape: new EventTape(),
      canceled: new AbortController(),
    };
    this.#runs.push(run);
    tell(run, 'thread.run.created', run.body);
    await this.#go(response, run, stream === true, undefined);
  }

  show(response: ServerResponse, id: string): void {
    const run = this.#find(response, id);
    if (run) answerJson(response, run.body);
  }

  cancel(response: ServerResponse, id: string): void {
    const run = this.#find(response, id);
    if (!run) return;
    const status = String(run.body['status']);
    if (ACTIVE.has(status)) {
      run.canceled.abort();
      become(run, status === 'requires_action' ? 'cancelled' : 'cancelling');
      answerJson(response, run.body);
    } else refuse(response, 400, null, { message: `Cannot cancel run with status '${status}'.` });
  }

  async submit(response: ServerResponse, id: string, body: Json): Promise<void> {
    const run = this.#find(response, id);
    if (!run) return;
    const { tool_outputs, tool_approvals, stream = false } = body;
    const action = run.body['required_action'] as Json | null;
    if (run.body['status'] !== 'requires_action' || !action)
      return refuse(response, 400, null, {
        message: `Runs in status "${String(run.body['status'])}" do not accept tool outputs.`,
      });
    const wanted = action['type'] === 'submit_tool_outputs' ? tool_outputs : tool_approvals;
    const [given] = (wanted ?? []) as Json[];
    const [call] = (action[String(action['type'])] as { tool_calls: Json[] }).tool_calls;
    if (!given || given['tool_call_id'] !== call?.['id']) return refuse(response, 400, 'no_tool_output');
    run.tape = new EventTape();
    run.body = { ...run.body, required_action: null };
    await this.#go(response, run, stream === true, given);
  }

  async #go(response: ServerResponse, run: FakeRun, isStream: boolean, answered: Json | undefined): Promise<void> {
    become(run, 'queued');
    void this.#work(run, answered).finally(() => {
      tell(run, 'done', '[DONE]');
      run.tape.end();
    });
    if (isStream) return run.tape.play(response, frame);
    answerJson(response, run.body);
  }

  async #work(run: FakeRun, answered: Json | undefined): Promise<void> {
    const said = this.#messages.filter(({ role }) => role === 'user').map((message) => this.#heardIn(message));
    const heard = answered ? '' : (said.at(-1) ?? '');
    become(run, 'in_progress');
    const last_error = { code: 'server_error', message: 'model exploded' };
    if (heard.includes('boom')) return become(run, 'failed', { last_error });
    if (heard.includes('blank')) return become(run, 'failed');
    if (heard.includes('explode')) return tell(run, 'error', { error: last_error });
    if (heard.includes('expire')) return become(run, 'expired');
    const id = `call_${randomUUID()}`;
    if (heard.includes('ask')) {
      const tool_calls = [{ id, type: 'function', function: { name: 'approve', arguments: '{}' } }];
      return asks(run, { type: 'submit_tool_outputs', submit_tool_outputs: { tool_calls } });
    }
    if (heard.includes('leave')) {
      const tool_calls = [{ id, type: 'mcp', server_label: 'git', name: 'push', arguments: '{}' }];
      return asks(run, { type: 'submit_tool_approval', submit_tool_approval: { tool_calls } });
    }
    const words = answered ? [resumed(answered)] : ['You ', 'said: ', heard, ` (${said.length} turns)`];
    if (!(await this.#speak(run, words, heard))) return become(run, 'cancelled');
    if (heard.includes('short'))
      become(run, 'incomplete', { incomplete_details: { reason: 'max_completion_tokens' }, usage: USAGE });
    else become(run, 'completed', { usage: USAGE });
  }

  /** @returns whether nobody has cancelled it meanwhile */
  async #speak(run: FakeRun, words: readonly string[], heard: string): Promise<boolean> {
    const id = `msg_${randomUUID()}`;
    const { id: run_id, assistant_id } = run.body;
    const step = {
      id: `step_${randomUUID()}`,
      object: 'thread.run.step',
      type: 'message_creation',
      run_id,
      status: 'in_progress',
    };
    tell(run, 'thread.run.step.created', {
      ...step,
      step_details: { type: 'message_creation', message_creation: { message_id: id } },
    });
    const message = {
      id,
      object: 'thread.message',
      role: 'assistant',
      run_id,
      assistant_id,
      thread_id: this.#id,
      attachments: [],
    };
    tell(run, 'thread.message.created', { ...message, status: 'in_progress', content: [] });
    for (const value of words) {
      await pause(paceOf(heard));
      if (run.canceled.signal.aborted) return false;
      const content = [{ index: 0, type: 'text', text: { value, annotations: [] } }];
      tell(run, 'thread.message.delta', { id, object: 'thread.message.delta', delta: { role: 'assistant', content } });
    }
    const whole = { ...message, status: 'completed', content: contentOf(words.join(''), heard) };
    this.#messages.push(whole);
    tell(run, 'thread.message.completed', whole);
    tell(run, 'thread.run.step.completed', { ...step, status: 'completed' });
    return true;
  }

  #keep(message: Json): Json {
    const { content: said } = message;
    const content = (typeof said === 'string' ? [{ type: 'text', text: said }] : (said as Json[])).map(asKept);
    const names = { id: `msg_${randomUUID()}`, object: 'thread.message', created_at: 1, thread_id: this.#id };
    const kept = { ...names, assistant_id: null, attachments: [], metadata: {}, ...message, content };
    this.#messages.push(kept);
    return kept;
  }

  /** What is no text as its JSON; files by their names. */
  #heardIn({ content, attachments = [] }: Json): string {
    const blocks = (content as Json[]).map((block) =>
      block['type'] === 'text' ? (block['text'] as Json)['value'] : JSON.stringify(block),
    );
    const files = (attachments as Json[]).map(({ file_id }) => `file ${this.#nameOf(String(file_id))}`);
    return [...blocks, ...files].join(' ');
  }

  #find(response: ServerResponse, id: string): FakeRun | undefined {
    const run = this.#runs.find(({ body }) => body['id'] === id);
    if (!run) refuse(response, 404, null, { message: `No run found with id '${id}'.` });
    return run;
  }

  #refusesBusy(response: ServerResponse): boolean {
    const busy = this.#runs.find(({ body }) => ACTIVE.has(String(body['status'])));
    if (!busy) return false;
    const message = `Can't add messages to ${this.#id} while a run ${String(busy.body['id'])} is active.`;
    refuse(response, 400, null, { message });
    return true;
  }
}

/** Callers say text as it is; threads keep it as agents say it. */
const asKept = (block: Json): Json =>
  block['type'] === 'text' ? { type: 'text', text: { value: block['text'], annotations: [] } } : block;

const tell = (run: FakeRun, event: string, data: unknown): void => run.tape.push({ event, data });

const frame = ({ event, data }: ThreadEvent): string =>
  `event: ${event}\ndata: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

function become(run: FakeRun, status: string, changes: Json = {}): void {
  run.body = { ...run.body, ...changes, status };
  tell(run, `thread.run.${status}`, run.body);
}

const asks = (run: FakeRun, required_action: Json): void => become(run, 'requires_action', { required_action });

const resumed = ({ output, approve }: Json): string =>
  `Resumed with ${approve === undefined ? JSON.stringify(output) : `approve: ${JSON.stringify(approve)}`}`;

function contentOf(value: string, heard: string): Json[] {
  const file = (id: string) => ({
    type: 'file_path',
    text: 'sandbox:/mnt/data/report.csv',
    file_path: { file_id: id },
  });
  const annotations = [
    ...(heard.includes('report') ? [file('assistant-report')] : []),
    ...(heard.includes('lost') ? [file('assistant-lost')] : []),
  ];
  const picture = { type: 'image_file', image_file: { file_id: 'assistant-image' } };
  return [{ type: 'text', text: { value, annotations } }, ...(heard.includes('picture') ? [picture] : [])];
}
