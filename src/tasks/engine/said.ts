import { createHash } from 'node:crypto';
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type Part,
  type PartKind,
  SwitchboardError,
  stringifyJson,
} from '../../protocol/index.ts';
import { inCamelCase } from '../camel-case.ts';
import type { Message } from './a2a.ts';

/** A message as a caller sent it, read for the engine. */
export interface SaidMessage {
  messageId: string;
  parts: Part[];
  metadata: JsonObject;
  taskId: string | undefined;
  /** As the agent side names it. */
  contextId: string | undefined;
  /** What the message has besides. */
  rest: Pick<Message, 'metadata' | 'extensions' | 'referenceTaskIds'>;
  /** Tells apart messages that have the same id and say different things. */
  digest: string;
  historyLength: number | undefined;
  /** Whether the caller waits for no more than the task's id. */
  returnImmediately: boolean;
}

/**
 * Reads the parameters of SendMessage and SendStreamingMessage (A2A 1.0, section 3.2.2).
 * @param params in the 1.0 dialect, valid, in either spelling of names
 */
export function readSaid(params: JsonObject): SaidMessage {
  const message = inCamelCase(objectIn(params['message']));
  const { historyLength, returnImmediately } = inCamelCase(objectIn(params['configuration']));
  const { messageId, parts, taskId, contextId, metadata, extensions, referenceTaskIds } = message;
  const said = listIn(parts).map((part) => inCamelCase(objectIn(part)));
  return {
    messageId: textIn(messageId) ?? '',
    parts: said,
    metadata: objectIn(metadata),
    taskId: textIn(taskId),
    contextId: textIn(contextId),
    rest: {
      ...(isJsonObject(metadata) && { metadata }),
      ...(Array.isArray(extensions) && { extensions }),
      ...(Array.isArray(referenceTaskIds) && { referenceTaskIds }),
    },
    digest: digestOf([said, textIn(taskId) ?? null, textIn(contextId) ?? null]),
    historyLength: readHistoryLength(historyLength),
    returnImmediately: returnImmediately === true,
  };
}

export const readHistoryLength = (given: Json | undefined): number | undefined =>
  typeof given === 'number' ? given : undefined;

/** @throws SwitchboardError CONTENT_TYPE_NOT_SUPPORTED: nothing of what was said is left out silently */
export function checkParts(parts: readonly Part[], allowed: readonly PartKind[]): void {
  for (const part of parts) {
    const kind = KINDS.find((name) => isGiven(part, name));
    if (kind === undefined || allowed.includes(kind)) continue;
    const words = allowed.map((name) => NAMES[name]).join(', ');
    throw new SwitchboardError(
      'CONTENT_TYPE_NOT_SUPPORTED',
      `This agent takes no ${NAMES[kind]}. Send it ${words === '' ? 'nothing of the kind' : words}.`,
    );
  }
}

/** `null` is as good as nothing, except that data may be just that. */
const isGiven = (part: Part, name: PartKind): boolean =>
  part[name] !== undefined && (part[name] !== null || name === 'data');

const KINDS: readonly PartKind[] = ['text', 'raw', 'url', 'data'];

const NAMES: Readonly<Record<PartKind, string>> = {
  text: 'text',
  raw: 'files',
  url: 'files by their address',
  data: 'data',
};

const digestOf = (value: Json): string =>
  createHash('sha256').update(stringifyJson(value)).digest('base64url').slice(0, 22);

const objectIn = (value: Json | undefined): JsonObject => (isJsonObject(value) ? value : {});
const listIn = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const textIn = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
