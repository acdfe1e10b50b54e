import { useCallback, useRef, useState } from 'react';
import { ask } from './a2a-client.ts';
import { newTurn, type Part, type Turn, takeIn, waitsForUs } from './turn.ts';

export interface Setting {
  agent: string;
  /** Null acts as whoever is signed in. */
  key: string | null;
  isStreaming: boolean;
}

/** A conversation with an agent: its context is kept, and a task that waits for us is gone on with. */
export function useConversation() {
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const current = useRef<AbortController | null>(null);
  const change = useCallback(
    (id: string, update: (turn: Turn) => Turn) =>
      setTurns((before) => before.map((turn) => (turn.id === id ? update(turn) : turn))),
    [],
  );

  const run = async (turn: Turn, request: Parameters<typeof ask>[0]) => {
    const began = performance.now();
    const since = () => performance.now() - began;
    const exchange = ask(request);
    const sent = {
      direction: 'out',
      at: 0,
      name: request.method,
      says: `${JSON.stringify(exchange.request).length} B`,
      body: exchange.request,
    } as const;
    change(turn.id, (one) => ({ ...one, frames: [...one.frames, sent] }));
    try {
      for await (const body of exchange.bodies) change(turn.id, (one) => takeIn(one, body, since()));
    } catch (error) {
      const failure = request.signal.aborted
        ? 'You stopped listening.'
        : `The gateway gave no answer: ${String(error)}`;
      change(turn.id, (one) => ({ ...one, failure }));
    }
    change(turn.id, (one) => ({ ...one, ms: since(), requestId: exchange.requestId() }));
  };

  const send = async (parts: Part[], { agent, key, isStreaming }: Setting) => {
    const last = turns.at(-1);
    const turn = newTurn(crypto.randomUUID(), parts);
    current.current = new AbortController();
    setTurns((before) => [...before, turn]);
    const message = {
      messageId: turn.id,
      role: 'ROLE_USER',
      parts,
      ...(last?.contextId && { contextId: last.contextId }),
      ...(last?.taskId && waitsForUs(last) && { taskId: last.taskId }),
    };
    const method = isStreaming ? 'SendStreamingMessage' : 'SendMessage';
    await run(turn, { agent, key, method, params: { message }, signal: current.current.signal });
  };

  const cancel = async (turn: Turn, { agent, key }: Setting) => {
    const { signal } = new AbortController();
    const exchange = ask({ agent, key, method: 'CancelTask', params: { id: turn.taskId }, signal });
    const sent = {
      direction: 'out',
      at: turn.ms ?? 0,
      name: 'CancelTask',
      says: turn.taskId ?? '',
      body: exchange.request,
    } as const;
    change(turn.id, (one) => ({ ...one, frames: [...one.frames, sent] }));
    for await (const body of exchange.bodies) change(turn.id, (one) => takeIn(one, cancelled(body), one.ms ?? 0));
  };

  return {
    turns,
    isBusy: turns.at(-1)?.ms === null,
    send,
    cancel,
    /** Stops listening; the task goes on. */
    stop: () => current.current?.abort(),
    /** Begins a new context. */
    begin: () => setTurns([]),
  };
}

/** The answer to a cancel is the task itself. */
const cancelled = (body: unknown): unknown => {
  const { result } = (body ?? {}) as { result?: { id?: string } };
  return result?.id === undefined ? body : { ...(body as object), result: { task: result } };
};
