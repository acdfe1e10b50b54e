import { SwitchboardError } from './errors.ts';
import type { MethodMeaning } from './methods.ts';
import { compilePaths, type PathSet, type Scan, type Span, stringAt } from './scan/index.ts';
import type { MessageNames } from './sighting.ts';

/** What the gateway must know of a request before it lets the bytes pass. */
export interface RequestFacts {
  names: MessageNames;
  /** True when the caller names a `tenant`: that is the gateway's to say (A2A wire notes 2.1, item 7). */
  hasTenant: boolean;
  /** True when a send brings a push notification config along. */
  hasInlinePush: boolean;
}

/** Places in the parameters that decide something. Every reader has one spelling in mind; the scan knows both. */
const PLACES = {
  id: ['id'],
  taskId: ['taskId'],
  contextId: ['contextId'],
  messageId: ['message.messageId'],
  messageTaskId: ['message.taskId'],
  messageContextId: ['message.contextId'],
  messageReferences: ['message.referenceTaskIds'],
  tenant: ['tenant'],
  inlineTenant: ['configuration.taskPushNotificationConfig.tenant'],
  inlinePush10: ['configuration.taskPushNotificationConfig'],
  inlinePush03: ['configuration.pushNotificationConfig'],
  inlinePushRest: ['configuration.pushNotification'],
  // Only there so that members met twice are noticed.
  others: [
    'metadata',
    'historyLength',
    'pushNotificationConfigId',
    'message.role',
    'message.parts',
    'message.metadata',
  ],
} as const;

export type Place = keyof typeof PLACES;

/** Objects in which JavaScript's own names can only be an attack (security promise 14). */
const PROTOCOL_OBJECTS = ['', 'message', 'configuration'];
const POLLUTING = ['__proto__', 'constructor', 'prototype'];

/**
 * Prepares the search for everything that decides something in a request.
 *
 * @param parent path of the object that holds the parameters; empty when they are the whole body
 * @param more further paths, from the root of the body
 */
export function requestPaths<More extends string>(
  parent: string,
  more: Readonly<Record<More, readonly string[]>>,
): PathSet<Place | More | 'polluting'> {
  const below = (...segments: string[]): string => [parent, ...segments].filter((segment) => segment !== '').join('.');
  const places = Object.entries(PLACES).map(([place, paths]) => [place, paths.map((path) => below(path))]);
  const polluting = PROTOCOL_OBJECTS.flatMap((object) => POLLUTING.map((name) => below(object, name)));
  return compilePaths(
    { ...(Object.fromEntries(places) as Record<Place, string[]>), ...more, polluting },
    { noticeLookAlikes: true },
  );
}

/**
 * Reads what the parameters name, by the rules of the operation and version they are for.
 *
 * @param meaning undefined for a method that A2A does not know: then nothing is named
 * @throws SwitchboardError INVALID_PARAMS for a member given twice or in the wrong case, a name that is no string, and names
 *   that pollute
 */
export function readFacts(
  body: Buffer,
  found: Scan<Place | 'polluting'>,
  meaning: MethodMeaning | undefined,
): RequestFacts {
  const { spans, repeated, lookAlike } = found;
  if (repeated !== undefined) {
    throw invalid(repeated, 'The member is given twice, in one spelling or in both. Send it once.');
  }
  if (lookAlike !== undefined) {
    throw invalid(lookAlike.slice(0, 80), 'A member of A2A has almost this name. Write it in the right case.');
  }
  if (spans.polluting)
    throw invalid('', 'A member with a name such as "__proto__" or "constructor" is not allowed here.');
  return {
    names: meaning
      ? withReferences(
          readNames(meaning, (place) => nameAt(body, spans[place], place)),
          body,
          spans,
        )
      : {},
    hasTenant: isGiven(body, spans.tenant) || isGiven(body, spans.inlineTenant),
    hasInlinePush:
      isGiven(body, spans.inlinePush10) || isGiven(body, spans.inlinePush03) || isGiven(body, spans.inlinePushRest),
  };
}

function readNames({ operation, version }: MethodMeaning, read: (place: Place) => string | undefined): MessageNames {
  switch (operation) {
    case 'send':
    case 'stream':
      return named({
        taskId: read('messageTaskId'),
        contextId: read('messageContextId'),
        messageId: read('messageId'),
      });
    case 'get':
    case 'cancel':
    case 'subscribe':
      return named({ taskId: read('id') });
    case 'list':
      return named({ contextId: read('contextId') });
    case 'push-create':
      return named({ taskId: read('taskId') });
    case 'push-get':
    case 'push-list':
    case 'push-delete':
      return named({ taskId: read(version === '0.3' ? 'id' : 'taskId') });
    case 'extended-card':
      return {};
  }
}

/** Few messages refer to other tasks. */
function withReferences(names: MessageNames, body: Buffer, spans: Scan<Place>['spans']): MessageNames {
  if (spans.messageReferences) {
    const references = namesAt(body, spans.messageReferences, 'message.referenceTaskIds');
    if (references.length > 0) names.referenceTaskIds = references;
  }
  return names;
}

/** Leaves out what is undefined. */
function named({ taskId, contextId, messageId }: { [Name in keyof MessageNames]: string | undefined }): MessageNames {
  const names: MessageNames = {};
  if (taskId !== undefined) names.taskId = taskId;
  if (contextId !== undefined) names.contextId = contextId;
  if (messageId !== undefined) names.messageId = messageId;
  return names;
}

/**
 * Reads an identifier. Absent, `null` and the empty string all mean that none is given, as in protobuf JSON. Anything but a
 * string is refused: some readers turn a number into the string that names somebody else's task.
 *
 * @param field how a message calls the place
 * @throws SwitchboardError INVALID_PARAMS
 */
export function nameAt(body: Buffer, span: Span | undefined, field: string): string | undefined {
  const name = stringAt(body, span);
  if (name !== undefined) return checkName(name, field);
  if (isGiven(body, span)) throw invalid(field, 'It must be a string.');
  return undefined;
}

/**
 * Reads a list of identifiers. Absent and `null` mean the empty one, and so do empty strings in it.
 *
 * @throws SwitchboardError INVALID_PARAMS for what is no list of strings
 */
export function namesAt(body: Buffer, span: Span | undefined, field: string): string[] {
  const list: unknown = span ? JSON.parse(body.toString('utf8', span.start, span.end)) : null;
  if (list === null) return [];
  if (!Array.isArray(list)) throw invalid(field, 'It must be a list of strings.');
  return list.flatMap((item: unknown, index) => {
    if (typeof item !== 'string') throw invalid(`${field}[${index}]`, 'It must be a string.');
    return checkName(item, field) ?? [];
  });
}

/** Databases and other readers would change these, and so make two names one. */
const UNSAFE = /[\0\p{Surrogate}]/u;

/** @throws SwitchboardError INVALID_PARAMS for a name with NUL or half a surrogate pair */
export function checkName(name: string, field: string): string | undefined {
  if (UNSAFE.test(name)) throw invalid(field, 'It must be Unicode text without NUL characters.');
  return name === '' ? undefined : name;
}

/** Whether a value says something: not `null`, not the empty string. */
function isGiven(body: Buffer, span: Span | undefined): boolean {
  if (!span) return false;
  const text = body.toString('latin1', span.start, Math.min(span.end, span.start + 5));
  return text !== 'null' && text !== '""';
}

export const invalid = (field: string, description: string): SwitchboardError =>
  new SwitchboardError(
    'INVALID_PARAMS',
    field === ''
      ? `The parameters are not valid. ${description}`
      : `The parameter "${field}" is not valid. ${description}`,
    { violations: [{ field, description }] },
  );
