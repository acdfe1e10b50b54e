import { type Part, type Turn, takeIn } from './turn.ts';
import { partTo03, to10 } from './wire-03.ts';

export type Operation = 'send' | 'stream' | 'cancel' | 'subscribe';

/** A message of ours; what else it holds reads the same in every version. */
export interface OurMessage {
  messageId: string;
  parts: readonly Part[];
  contextId?: string;
  taskId?: string;
}

/** A version of A2A over JSON-RPC, as its clients write and read it. */
export interface A2aWire {
  version: '1.0' | '0.3';
  methods: Readonly<Record<Operation, string>>;
  messageOf: (message: OurMessage) => object;
  take: typeof takeIn;
}

const WIRE_10: A2aWire = {
  version: '1.0',
  methods: {
    send: 'SendMessage',
    stream: 'SendStreamingMessage',
    cancel: 'CancelTask',
    subscribe: 'SubscribeToTask',
  },
  messageOf: (message) => ({ role: 'ROLE_USER', ...message }),
  take: (turn, body, at) => asItCame(takeIn(turn, wrapped(body), at), body),
};

const WIRE_03: A2aWire = {
  version: '0.3',
  methods: { send: 'message/send', stream: 'message/stream', cancel: 'tasks/cancel', subscribe: 'tasks/resubscribe' },
  messageOf: (message) => ({ kind: 'message', role: 'user', ...message, parts: message.parts.map(partTo03) }),
  take: (turn, body, at) => asItCame(takeIn(turn, to10(body), at), body, kindOf(body)),
};

/** Like which client one speaks. */
export const SHAPES = { 'a2a-1.0': 'A2A 1.0', 'a2a-0.3': 'A2A 0.3', openai: 'OpenAI' } as const;

export type Shape = keyof typeof SHAPES;

/** @returns what is spoken of A2A; that of 1.0 where none is */
export const wireOf = (shape: Shape): A2aWire => (shape === 'a2a-0.3' ? WIRE_03 : WIRE_10);

/** Frames show what went over the wire, in the words of its version. */
function asItCame(turn: Turn, body: unknown, name?: string): Turn {
  const last = turn.frames.at(-1);
  return last ? { ...turn, frames: [...turn.frames.slice(0, -1), { ...last, body, ...(name && { name }) }] } : turn;
}

/** What answers a cancel is the task itself, without the name of what it is. */
function wrapped(body: unknown): unknown {
  const { result } = (body ?? {}) as { result?: { id?: string } };
  return result?.id === undefined ? body : { ...(body as object), result: { task: result } };
}

const kindOf = (body: unknown): string | undefined =>
  (body as { result?: { kind?: string } } | null | undefined)?.result?.kind;
