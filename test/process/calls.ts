import { expect, vi } from 'vitest';
import { say10 } from '../support/messages.ts';
import type { AskOptions, RunningGateway } from './switchboard.ts';

type Asking = Pick<RunningGateway, 'ask' | 'read'>;

/** A JSON-RPC request that says a text. */
const saying = (method: string, text: string) => ({ jsonrpc: '2.0', id: 1, method, params: say10(text) });

/** Says a text to an agent. @returns the whole answer as text */
export async function say(gateway: Asking, agent: string, text: string, init?: AskOptions): Promise<string> {
  const response = await gateway.ask(`/a2a/${agent}`, saying('SendMessage', text), init);
  return response.text();
}

/** A stream as a caller reads it. */
export interface OpenStream {
  /** Waits until this has come. @throws Error when the stream ends before */
  until(text: string): Promise<void>;
  /** Reads to the end. @returns everything that has come @throws what `fetch` throws when the connection breaks */
  rest(): Promise<string>;
}

/** Says a text to an agent and keeps the answer's stream open. */
export async function openStream(gateway: Asking, agent: string, text: string): Promise<OpenStream> {
  const response = await gateway.ask(`/a2a/${agent}`, saying('SendStreamingMessage', text));
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let received = '';
  const readOn = async (): Promise<boolean> => {
    const piece = await reader?.read();
    received += piece?.value ?? '';
    return piece?.done === false;
  };
  return {
    async until(wanted) {
      while (!received.includes(wanted)) if (!(await readOn())) throw new Error(`The stream ended early:\n${received}`);
    },
    async rest() {
      while (await readOn());
      return received;
    },
  };
}

/** What tests look at in a call's record. */
export interface CallRecord {
  id: string;
  outcome: string;
  error_code: string | null;
  cost_nano: number | null;
  [field: string]: unknown;
}

/** All records of an agent's calls, oldest first. */
export const recordsOf = (gateway: Asking, agent: string): Promise<CallRecord[]> =>
  recordsWhere(gateway, `agent=${agent}`);

/** All records that a filter lets through, oldest first, page by page. @param filter of `GET /v1/calls`, as a query */
export async function recordsWhere(gateway: Asking, filter: string): Promise<CallRecord[]> {
  const records: CallRecord[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { calls: CallRecord[]; next_cursor: string | null } = await gateway.read(
      `/v1/calls?${filter}&limit=500${cursor && `&cursor=${cursor}`}`,
    );
    records.unshift(...page.calls.toReversed());
    cursor = page.next_cursor;
  }
  return records;
}

/** Waits until an agent can be called: those of the file prove their cards in the background. */
export const callable = (gateway: Asking, agent: string): Promise<void> =>
  vi.waitFor(async () => expect(await say(gateway, agent, 'ready?')).toContain('"result":{'), { timeout: 20_000 });

/** Waits until the database has everything that is in the journal. */
export const caughtUp = (gateway: Asking, timeout = 20_000): Promise<void> =>
  vi.waitFor(
    async () => {
      const metrics = await (await gateway.ask('/metrics')).text();
      expect(metrics).toMatch(/^switchboard_journal_bytes 0$/m);
    },
    { timeout },
  );
