import type { Outbound, OutboundResponse } from '../../outbound/index.ts';
import { EXTENSIONS_HEADER, type Operation, SseReader, SwitchboardError, type Version } from '../../protocol/index.ts';
import type { Content, UnaryReply, Via } from '../platform.ts';
import type { Ask } from './ask.ts';
import { httpFailure } from './http-failure.ts';
import { contentOf, isWholeResult, notA2a, type Reading, readAnswer, readEvent, readRefusal } from './reading.ts';

/** Asks for one answer. @param version the caller's */
export async function askOnce(outbound: Outbound, ask: Ask, version: Version): Promise<UnaryReply> {
  const response = await outbound.send(ask.outbound);
  const reading = isEventStream(response) ? lastOf(ask, response) : answerOf(ask, response);
  const content = reading instanceof Promise ? await reading : reading;
  return { kind: 'unary', via: viaOf(ask, response, version), content };
}

export const isEventStream = ({ status, headers }: OutboundResponse): boolean =>
  status < 300 && /^text\/event-stream\b/i.test(headers['content-type'] ?? '');

/** Reads an answer that is no stream. @returns a promise only when it has not arrived yet */
export function answerOf(ask: Ask, response: OutboundResponse): Content | Promise<Content> {
  const body = response.body.buffer(ask.maxResponseBytes);
  return body instanceof Promise ? body.then((whole) => read(ask, response, whole)) : read(ask, response, body);
}

/** @throws SwitchboardError when it is none of A2A's */
function read(ask: Ask, response: OutboundResponse, body: Buffer): Content {
  const { status } = response;
  const reading = status < 300 ? readAnswer(ask, body) : readRefusal(ask, status, body);
  if (!reading) throw unknownTask(ask, response) ?? httpFailure(response);
  return contentOf(ask, reading, ask.route.target.binding === 'JSONRPC' ? 200 : status);
}

/** Agents over HTTP+JSON may say that a task is unknown by the status alone (A2A wire notes, 2.2, cancel). */
function unknownTask({ operation, route }: Ask, { status, headers }: OutboundResponse): SwitchboardError | undefined {
  const isRest = route.target.binding === 'HTTP+JSON' && /json/i.test(headers['content-type'] ?? '');
  if (!isRest || !NAMES_TASK.has(operation) || (status !== 404 && status !== 410)) return undefined;
  return new SwitchboardError('TASK_NOT_FOUND', 'The agent does not know this task.', { staleCard: true });
}

const NAMES_TASK: ReadonlySet<Operation> = new Set(['get', 'cancel', 'subscribe']);

/** An agent that streams where one answer was asked for: the last Task or Message it sent is the answer. */
async function lastOf(ask: Ask, response: OutboundResponse): Promise<Content> {
  const reader = new SseReader({ maxEventBytes: ask.maxEventBytes });
  let last: Reading | undefined;
  for await (const chunk of response.body) {
    for (const event of reader.push(chunk)) {
      const reading = readEvent(ask, event);
      if (reading.kind === 'error' || isWholeResult(reading)) last = reading;
    }
  }
  if (!last) throw notA2a();
  return contentOf(ask, last);
}

/** How the agent was called; the extensions it activated, under the name the caller's version has for them. */
export function viaOf({ route }: Ask, { headers }: OutboundResponse, version: Version): Via {
  const { target } = route;
  const extensions = headers[EXTENSIONS_HEADER['1.0']] ?? headers[EXTENSIONS_HEADER['0.3']];
  return {
    version: target.version,
    binding: target.binding,
    headers: extensions === undefined ? {} : { [EXTENSIONS_HEADER[version]]: extensions },
  };
}
