import { useCallback, useRef, useState } from 'react';
import { ask, askAsModel, type Exchange, type Speaker } from './a2a-client.ts';
import { type Shape, wireOf } from './a2a-wires.ts';
import { chatOf, takeInChat } from './chat-turn.ts';
import { newTurn, type Part, type Turn, type takeIn, waitsForUs } from './turn.ts';

export interface Setting {
  agent: string;
  speaker: Speaker;
  isStreaming: boolean;
  /** Which clients' words are spoken. */
  shape: Shape;
}

export type Conversation = ReturnType<typeof useConversation>;

/** A conversation with an agent: its context is kept, and a task that waits for us is gone on with. */
export function useConversation() {
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const current = useRef<AbortController | null>(null);
  /** The context that the first message goes on with. */
  const first = useRef<string | null>(null);
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

  const send = async (parts: Part[], { agent, speaker, isStreaming, shape }: Setting) => {
    const last = turns.at(-1);
    const turn = newTurn(crypto.randomUUID(), parts);
    const signal = listen();
    setTurns((before) => [...before, turn]);
    if (shape === 'openai') {
      const messages = chatOf([...turns, turn]);
      return run(turn, askAsModel({ agent, speaker, isStreaming, messages, signal }), takeInChat, signal);
    }
    const wire = wireOf(shape);
    const message = wire.messageOf({
      messageId: turn.id,
      parts,
      ...withContext(last?.contextId ?? first.current),
      ...(last?.taskId && waitsForUs(last) && { taskId: last.taskId }),
    });
    const operation = isStreaming ? 'stream' : 'send';
    return run(turn, ask({ agent, speaker, wire, operation, params: { message }, signal }), wire.take, signal);
  };

  /** Follows a task that goes on. */
  const listenAgain = async (turn: Turn, { agent, speaker, shape }: Setting) => {
    const signal = listen();
    const wire = wireOf(shape);
    const exchange = ask({ agent, speaker, wire, operation: 'subscribe', params: { id: turn.taskId }, signal });
    await run(turn, exchange, wire.take, signal, turn.ms ?? 0);
  };

  const cancel = async (turn: Turn, { agent, speaker, shape }: Setting) => {
    const { signal } = new AbortController();
    const wire = wireOf(shape);
    const exchange = ask({ agent, speaker, wire, operation: 'cancel', params: { id: turn.taskId }, signal });
    change(turn.id, (one) => ({ ...one, frames: [...one.frames, sentFrame(exchange, turn.ms ?? 0)] }));
    try {
      for await (const body of exchange.bodies) change(turn.id, (one) => wire.take(one, body, one.ms ?? 0));
    } catch (error) {
      change(turn.id, (one) => ({ ...one, failure: `The gateway gave no answer: ${String(error)}` }));
    }
  };

  return {
    turns,
    isBusy: turns.at(-1)?.ms === null,
    send,
    listenAgain,
    cancel,
    /** Stops listening; the task goes on. */
    stop: () => current.current?.abort(),
    /** Begins a new context, or goes on with one that there is. */
    begin: (contextId: string | null = null) => {
      first.current = contextId;
      setTurns([]);
    },
  };
}

const withContext = (contextId: string | null): { contextId?: string } => (contextId === null ? {} : { contextId });

const sentFrame = ({ name, request }: Exchange, at: number) =>
  ({ direction: 'out', at, name, says: `${JSON.stringify(request).length} B`, body: request }) as const;
