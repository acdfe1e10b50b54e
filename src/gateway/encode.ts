import type { Content } from '../platforms/index.ts';
import { dialectOf, type StreamMemory, translateError, translateEvent, translateResult } from '../protocol/index.ts';
import type { Frame, Invocation, WireAnswer } from './invocation.ts';

/** Writes an agent's answer in the caller's version and binding; bytes that are so already pass untouched. */
export function encodeAnswer(content: Content, { operation, version, binding, wire }: Invocation): WireAnswer {
  switch (content.kind) {
    case 'bytes':
      return wire.rawAnswer(content.status, content.body);
    case 'result':
      return wire.answer(translateResult(operation, content.value, content.dialect, dialectOf(version, binding)));
    case 'error':
      return wire.agentError(translateError(content.error, content.version, version));
  }
}

/** Writes one event of an agent's stream in the caller's version and binding. */
export function encodeEvent(content: Content, { version, binding, wire }: Invocation, memory: StreamMemory): Frame {
  switch (content.kind) {
    case 'bytes':
      return wire.rawEvent(content.body);
    case 'result':
      return wire.event(translateEvent(content.value, content.dialect, dialectOf(version, binding), memory));
    case 'error':
      return wire.agentErrorEvent(translateError(content.error, content.version, version));
  }
}
