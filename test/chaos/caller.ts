import { expect, vi } from 'vitest';
import { askingAt, type RunningGateway } from '../process/switchboard.ts';
import { say10 } from '../support/messages.ts';

/** The agent that everybody calls. */
export const AGENT = 'echo';

/** A call whose whole answer came. */
export interface AnsweredCall {
  /** The call's, as its record has it. */
  id: string;
  /** Of the message that was sent; undefined when none was. */
  messageId: string | undefined;
  status: number;
  text: string;
}

/** Somebody with a key, who remembers what the gateway has told. */
export class Caller {
  readonly keyId: string;
  readonly answered: AnsweredCall[] = [];
  /** Ids of the tasks that it has heard of, be it from an answer that broke off. */
  readonly tasks = new Set<string>();
  /** Calls that were begun, answered or not. */
  sent = 0;
  readonly #key: NewKey;
  #gateway: Pick<RunningGateway, 'url'>;

  constructor(gateway: Pick<RunningGateway, 'url'>, key: NewKey) {
    this.keyId = key.key_id;
    this.#key = key;
    this.#gateway = gateway;
  }

  /** From now on it calls this one. */
  turnTo(gateway: Pick<RunningGateway, 'url'>): void {
    this.#gateway = gateway;
  }

  /** The same without its memories. */
  afresh(): Caller {
    return new Caller(this.#gateway, this.#key);
  }

  /** @throws what `fetch` throws when there is no gateway, or no more of it */
  readonly send = (): Promise<AnsweredCall> => this.#call('SendMessage', say10('hello'));
  readonly stream = (): Promise<AnsweredCall> => this.#call('SendStreamingMessage', say10('hello'));
  readonly get = (taskId: string): Promise<AnsweredCall> => this.#call('GetTask', { id: taskId });

  async #call(method: string, params: { message?: { messageId: string }; id?: string }): Promise<AnsweredCall> {
    this.sent += 1;
    const { ask } = askingAt(this.#gateway.url, this.#key.key);
    const response = await ask(`/a2a/${AGENT}`, { jsonrpc: '2.0', id: 1, method, params });
    let text = '';
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += piece;
      this.#noteTask(text);
    }
    const id = response.headers.get('x-litellm-call-id') ?? '';
    const call = { id, messageId: params.message?.messageId, status: response.status, text };
    this.answered.push(call);
    return call;
  }

  #noteTask(text: string): void {
    const id = /"task":\{"id":"(?<id>[^"]+)"/.exec(text)?.groups?.['id'];
    if (id !== undefined) this.tasks.add(id);
  }
}

interface NewKey {
  key: string;
  key_id: string;
}

/** Makes a key, which nobody has shown yet. @param fields of it */
export async function keyOf(gateway: RunningGateway, fields: object = {}): Promise<Caller> {
  const key = await gateway.read<NewKey>('/key/generate', { object_permission: { agents: [AGENT] }, ...fields });
  return new Caller(gateway, key);
}

/** Makes a key, and lets a first call be answered: the key and what it has spent are known. @param fields of it */
export async function newCaller(gateway: RunningGateway, fields: object = {}): Promise<Caller> {
  const caller = await keyOf(gateway, fields);
  await vi.waitFor(async () => expect(failureOf(await caller.send())).toBeUndefined(), { timeout: 20_000 });
  return caller.afresh();
}

/** Does something again and again until it cannot be done: the gateway is gone. */
export async function untilGone(turn: () => Promise<unknown>): Promise<void> {
  for (let isThere = true; isThere; )
    isThere = await turn().then(
      () => true,
      () => false,
    );
}

/** Does all these things again and again, until they cannot be done or it is over. @returns ends it */
export function keepOn(turns: readonly (() => Promise<unknown>)[]): () => Promise<void> {
  const state = { isOver: false };
  const running = turns.map((turn) => untilGone(() => (state.isOver ? Promise.reject(new Error('over')) : turn())));
  return async () => {
    state.isOver = true;
    await Promise.all(running);
  };
}

/** Waits until these callers have been answered so many times more. */
export function answersMore(callers: readonly Caller[], count: number): Promise<void> {
  const answers = () => callers.reduce((sum, { answered }) => sum + answered.length, 0);
  const enough = answers() + count;
  return vi.waitFor(() => expect(answers()).toBeGreaterThanOrEqual(enough), { timeout: 30_000, interval: 2 });
}

/** What is wrong in a call's answer; undefined when nothing is. */
export const failureOf = ({ text }: AnsweredCall): string | undefined =>
  /"error":\{.*/s.exec(text)?.[0] ?? (text.includes('"result"') ? undefined : `no result in ${JSON.stringify(text)}`);
