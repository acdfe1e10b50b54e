import { useCallback, useRef, useState } from 'react';
import { ask, askAsModel, type Exchange } from './a2a-client.ts';
import { chatOf, takeInChat } from './chat-turn.ts';
import { newTurn, type Part, type Turn, takeIn, waitsForUs } from './turn.ts';

export interface Setting {
  agent: string;
  /** Null acts as whoever is signed in. */
  key: string | null;
  isStreaming: boolean;
  /** Which clients' words are spoken. */
  shape: 'a2a' | 'openai';
}

export type Conversation = ReturnType<typeof useConversation>;

/** A conversation with an agent: its context is kept, and a task that waits for us is gone on with. */
export function useConversation() {
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const current = useRef<AbortController | null>(null);
  const change = useCallback(
    (id: string, update: (turn: Turn) => Turn) =>
      setTurns((before) => before.map((turn) => (turn.id === id ? update(turn) : turn))),
    [],
  );
  const listen = () => {
    current.current = new AbortController();
    return current.current.signal;
  };

  /** @param startedAt how long the turn has been going on, milliseconds */
  const run = async (turn: Turn, exchange: Exchange, take: typeof takeIn, signal: AbortSignal, startedAt = 0) => {
    const began = performance.now() - startedAt;
    const since = () => performance.now() - began;
    change(turn.id, (one) => ({
      ...one,
      ms: null,
      failure: null,
      frames: [...one.frames, sentFrame(exchange, startedAt)],
    }));
    try {
      for await (const body of exchange.bodies)
        change(turn.id, (one) => ({ ...take(one, body, since()), traceId: exchange.found().traceId }));
    } catch (error) {
      const failure = signal.aborted ? 'You stopped listening.' : `The gateway gave no answer: ${String(error)}`;
      change(turn.id, (one) => ({ ...one, failure }));
    }
    change(turn.id, (one) => ({ ...one, ms: since(), ...exchange.found() }));
  };

  const send = async (parts: Part[], { agent, key, isStreaming, shape }: Setting) => {
    const last = turns.at(-1);
    const turn = newTurn(crypto.randomUUID(), parts);
    const signal = listen();
    setTurns((before) => [...before, turn]);
    if (shape === 'openai') {
      const messages = chatOf([...turns, turn]);
      return run(turn, askAsModel({ agent, key, isStreaming, messages, signal }), takeInChat, signal);
    }
    const message = {
      messageId: turn.id,
      role: 'ROLE_USER',
      parts,
      ...(last?.contextId && { contextId: last.contextId }),
      ...(last?.taskId && waitsForUs(last) && { taskId: last.taskId }),
    };
    const method = isStreaming ? 'SendStreamingMessage' : 'SendMessage';
    return run(turn, ask({ agent, key, method, params: { message }, signal }), takeIn, signal);
  };

  /** Follows a task that goes on. */
  const listenAgain = async (turn: Turn, { agent, key }: Setting) => {
    const signal = listen();
    const exchange = ask({ agent, key, method: 'SubscribeToTask', params: { id: turn.taskId }, signal });
    await run(turn, exchange, takeIn, signal, turn.ms ?? 0);
  };

  const cancel = async (turn: Turn, { agent, key }: Setting) => {
    const { signal } = new AbortController();
    const exchange = ask({ agent, key, method: 'CancelTask', params: { id: turn.taskId }, signal });
    change(turn.id, (one) => ({ ...one, frames: [...one.frames, sentFrame(exchange, turn.ms ?? 0)] }));
    for await (const body of exchange.bodies) change(turn.id, (one) => takeIn(one, cancelled(body), one.ms ?? 0));
  };

  return {
    turns,
    isBusy: turns.at(-1)?.ms === null,
    send,
    listenAgain,
    cancel,
    /** Stops listening; the task goes on. */
    stop: () => current.current?.abort(),
    /** Begins a new context. */
    begin: () => setTurns([]),
  };
}

const sentFrame = ({ name, request }: Exchange, at: number) =>
  ({ direction: 'out', at, name, says: `${JSON.stringify(request).length} B`, body: request }) as const;

/** The answer to a cancel is the task itself. */
const cancelled = (body: unknown): unknown => {
  const { result } = (body ?? {}) as { result?: { id?: string } };
  return result?.id === undefined ? body : { ...(body as object), result: { task: result } };
};
