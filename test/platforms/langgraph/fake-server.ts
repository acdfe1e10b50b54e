import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listen } from '../../peers/listen.ts';
import { type GraphStep, scriptedGraph } from './fake-graph.ts';

// A LangGraph server as strict as the real one (agent platforms, section 2.12): threads are UUIDs, runs of a thread come one
// after the other, events are remembered, errors come with status 200. Its wire is that of either language.

export interface FakeLanggraphOptions {
  /** How the server writes: JavaScript prints JSON over many lines, Python sends heartbeats and an end. */
  language?: 'javascript' | 'python';
  /** The key that `x-api-key` must hold. */
  apiKey?: string;
  /** Between two pieces of a slow answer, milliseconds. */
  paceMs?: number;
}

export interface FakeLanggraph {
  url: string;
  /** Every run so far, oldest first. */
  runs: readonly FakeRun[];
  close(): Promise<void>;
}

interface FakeRun {
  id: string;
  thread: FakeThread;
  request: Json;
  status: 'pending' | 'running' | 'success' | 'error' | 'interrupted';
  events: { event: string; data: unknown }[];
  cancelled: AbortController;
  ended: Promise<void>;
  wake: Set<() => void>;
  /** As the run left the thread. */
  left: { values: Json; interrupts: Json[]; error: string | null };
}

interface FakeThread {
  id: string;
  messages: Json[];
  values: Json;
  interrupts: Json[];
  /** The last run that was put in line. */
  last: Promise<void>;
}

type Json = Record<string, unknown>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const BUSY = 'Thread is already running a task. Wait for it to finish or choose a different multitask strategy.';

export async function startFakeLanggraph(options: FakeLanggraphOptions = {}): Promise<FakeLanggraph> {
  const { language = 'javascript', apiKey, paceMs = 60 } = options;
  const threads = new Map<string, FakeThread>();
  const runs: FakeRun[] = [];

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const { pathname } = new URL(request.url ?? '/', 'http://fake');
    if (apiKey !== undefined && request.headers['x-api-key'] !== apiKey)
      return json(response, 403, { detail: 'Missing authentication' });
    const [, first, threadId = '', second, runId = '', third] = pathname.split('/');
    if (first === 'assistants') return assistant(response, decodeURIComponent(threadId));
    if (first !== 'threads') return text(response, 404, 'Not Found');
    if (!UUID.test(threadId)) return json(response, 400, { success: false, error: { name: 'ZodError' } });
    if (second === 'history') return history(response, threadId, body);
    if (second === 'runs' && runId === 'stream') return start(response, threadId, body);
    const run = runs.find(({ id, thread }) => id === runId && thread.id === threadId);
    if (second !== 'runs' || !run) return text(response, 404, 'Run not found');
    if (third === 'cancel') {
      run.cancelled.abort();
      return void response.writeHead(202).end();
    }
    return json(response, 200, { run_id: run.id, thread_id: threadId, status: run.status });
  }

  function assistant(response: ServerResponse, id: string): void {
    if (id !== 'agent') text(response, 404, `No assistant found for "${id}".`);
    else json(response, 200, { assistant_id: randomUUID(), graph_id: 'agent', name: 'agent', description: 'Echoes.' });
  }

  function history(response: ServerResponse, threadId: string, { metadata }: Json): void {
    const wanted = (metadata as Json | undefined)?.['run_id'];
    const run = runs.find(({ id, thread }) => id === wanted && thread.id === threadId);
    const tasks = [{ id: 'x', name: 'model', error: run?.left.error, interrupts: run?.left.interrupts }];
    json(response, 200, run ? [{ values: run.left.values, tasks, next: [] }] : []);
  }

  async function start(response: ServerResponse, threadId: string, request: Json): Promise<void> {
    if (request['assistant_id'] !== 'agent') return text(response, 404, 'No assistant found.');
    const known = threads.get(threadId);
    if (!known && request['if_not_exists'] !== 'create') return text(response, 422, BUSY);
    const thread = known ?? { id: threadId, messages: [], values: {}, interrupts: [], last: Promise.resolve() };
    threads.set(threadId, thread);
    const isBusy = runs.some((run) => run.thread === thread && (run.status === 'pending' || run.status === 'running'));
    if (isBusy && request['multitask_strategy'] !== 'enqueue') return text(response, 422, BUSY);
    const run = enqueue(thread, request);
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'content-location': `/threads/${threadId}/runs/${run.id}`,
    });
    response.flushHeaders();
    if (request['on_disconnect'] === 'cancel') response.once('close', () => run.cancelled.abort());
    if (language === 'python') response.write(': heartbeat\n\n');
    await relay(run, response);
  }

  function enqueue(thread: FakeThread, request: Json): FakeRun {
    const before = thread.last;
    const run: FakeRun = {
      id: randomUUID(),
      thread,
      request,
      status: 'pending',
      events: [],
      cancelled: new AbortController(),
      ended: Promise.resolve(),
      wake: new Set(),
      left: { values: {}, interrupts: [], error: null },
    };
    run.ended = before.then(() => work(run, paceMs));
    thread.last = run.ended;
    runs.push(run);
    return run;
  }

  async function relay(run: FakeRun, response: ServerResponse): Promise<void> {
    let isOver = false;
    const over = run.ended.finally(() => {
      isOver = true;
    });
    for (let next = 0; ; ) {
      for (; next < run.events.length; next++) {
        const { event, data } = run.events[next] as (typeof run.events)[0];
        response.write(frame(event, data, next, language));
      }
      if (isOver || response.destroyed) break;
      await Promise.race([over, new Promise<void>((resolve) => run.wake.add(resolve))]);
      run.wake.clear();
    }
    if (language === 'python') response.write('event: end\ndata: null\n\n');
    response.end();
  }

  return {
    url: await listen(server),
    runs,
    close: () => closeServer(server),
  };
}

/** Runs the graph, and leaves the thread as it says. */
async function work(run: FakeRun, paceMs: number): Promise<void> {
  const { thread, request, cancelled } = run;
  const tell = (event: string, data: unknown): void => {
    run.events.push({ event, data });
    for (const wake of run.wake) wake();
  };
  run.status = 'running';
  tell('metadata', { run_id: run.id, attempt: 1 });
  try {
    for await (const step of scriptedGraph(thread, request, paceMs, cancelled.signal)) apply(step, run, tell);
    run.status = 'success';
  } catch (error) {
    const { name, message } = cancelled.signal.aborted ? { name: 'Error', message: 'interrupt' } : (error as Error);
    run.status = 'error';
    run.left = { values: thread.values, interrupts: [], error: message };
    tell('error', { error: name, message });
  }
}

function apply(step: GraphStep, run: FakeRun, tell: (event: string, data: unknown) => void): void {
  const { thread } = run;
  if ('piece' in step) tell('messages', [step.piece, { langgraph_node: 'model' }]);
  if ('custom' in step) tell('custom', step.custom);
  if ('update' in step) tell('updates', { model: step.update });
  if ('interrupts' in step) {
    thread.interrupts = step.interrupts;
    tell('updates', { __interrupt__: step.interrupts });
    tell('values', { __interrupt__: step.interrupts });
    run.left = { ...run.left, interrupts: step.interrupts };
  }
  if (!('state' in step)) return;
  thread.values = { ...thread.values, ...step.state, messages: [...thread.messages] };
  run.left = { ...run.left, values: thread.values };
  tell('values', thread.values);
}

function frame(event: string, data: unknown, id: number, language: 'javascript' | 'python'): string {
  const lines = JSON.stringify(data, null, language === 'javascript' ? 2 : undefined).split('\n');
  return `event: ${event}\n${lines.map((line) => `data: ${line}\n`).join('')}id: ${id}\n\n`;
}

async function readBody(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(request, 'end');
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Json);
}

const json = (response: ServerResponse, status: number, value: unknown): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

const text = (response: ServerResponse, status: number, value: string): void =>
  void response.writeHead(status, { 'content-type': 'text/plain;charset=UTF-8' }).end(value);
