import { SwitchboardError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { Dialect, Operation } from '../operation.ts';
import {
  anObject,
  type Check,
  filledText,
  flag,
  listOf,
  objectWith,
  optional,
  text,
  type Violation,
  wholeNumber,
} from './checks.ts';
import { MESSAGE } from './message.ts';

/**
 * Checks the parameters of an operation where a lenient reader would take them for something else: before they are translated,
 * and before the gateway acts on them itself. Both spellings are understood; members nobody defines may be there.
 *
 * @throws SwitchboardError INVALID_PARAMS with everything that is wrong
 */
export function validateParams(operation: Operation, dialect: Dialect, params: JsonObject): void {
  const violations: Violation[] = [];
  CHECKS[dialect][operation](params, '', violations);
  const [first] = violations;
  if (!first) return;
  const more = violations.length > 1 ? ` Problems in all: ${violations.length}.` : '';
  throw new SwitchboardError(
    'INVALID_PARAMS',
    `The parameter "${first.field}" is not valid. ${first.description}${more}`,
    { violations },
  );
}

const historyLength = optional(wholeNumber(0));

const sending = (message: Check): Check =>
  objectWith({
    message,
    configuration: optional(
      objectWith({
        acceptedOutputModes: optional(listOf(text)),
        historyLength,
        blocking: optional(flag),
        returnImmediately: optional(flag),
        taskPushNotificationConfig: optional(objectWith({ url: filledText })),
        pushNotificationConfig: optional(objectWith({ url: filledText })),
        pushNotification: optional(objectWith({ url: filledText })),
      }),
    ),
    metadata: optional(anObject),
  });

const list = objectWith({
  contextId: optional(text),
  pageSize: optional(wholeNumber(1, 100)),
  pageToken: optional(text),
  historyLength,
  statusTimestampAfter: optional(text),
  includeArtifacts: optional(flag),
});

const get = objectWith({ id: filledText, historyLength });
const task = objectWith({ id: filledText, metadata: optional(anObject) });
const nothing: Check = () => undefined;

const common = { get, list, cancel: task, subscribe: task, 'extended-card': nothing };

/** Push configs are named by the task's and their own id, under other names in each version (A2A wire notes, 1.7). */
const push03 = {
  'push-get': objectWith({ id: filledText, pushNotificationConfigId: optional(text) }),
  'push-list': objectWith({ id: filledText }),
  'push-delete': objectWith({ id: filledText, pushNotificationConfigId: filledText }),
};

const config03 = objectWith({ url: filledText, id: optional(text), token: optional(text) });

const CHECKS: Readonly<Record<Dialect, Readonly<Record<Operation, Check>>>> = {
  '1.0': {
    ...common,
    send: sending(MESSAGE['1.0']),
    stream: sending(MESSAGE['1.0']),
    'push-create': objectWith({ taskId: filledText, url: filledText, id: optional(text), token: optional(text) }),
    'push-get': objectWith({ taskId: filledText, id: filledText }),
    'push-list': objectWith({ taskId: filledText, pageSize: optional(wholeNumber(1, 100)), pageToken: optional(text) }),
    'push-delete': objectWith({ taskId: filledText, id: filledText }),
  },
  '0.3': {
    ...common,
    ...push03,
    send: sending(MESSAGE['0.3']),
    stream: sending(MESSAGE['0.3']),
    'push-create': objectWith({ taskId: filledText, pushNotificationConfig: config03 }),
  },
  '0.3-rest': {
    ...common,
    ...push03,
    send: sending(MESSAGE['0.3-rest']),
    stream: sending(MESSAGE['0.3-rest']),
    // The config alone and the request around it are both seen (A2A wire notes, 1.11): translation knows both.
    'push-create': objectWith({ taskId: filledText }),
  },
};
