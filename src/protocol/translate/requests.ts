import { isJsonObject } from '../json.ts';
import type { Operation } from '../operation.ts';
import { stateTo10 } from './enums.ts';
import { fromRest, to03, to10, toRest } from './objects.ts';
import {
  configFromRest,
  configTo03,
  configTo10,
  createRequestToRest,
  innerConfigFromRest,
  innerConfigTo03,
  innerConfigTo10,
  innerConfigToRest,
} from './push-config.ts';
import { keep, nested, type ObjectRewrite, objectRewriter, pick, type Rewrite, struct } from './shape.ts';
import { utcTimestamp } from './timestamp.ts';

/** How the parameters of each operation are rewritten on one way; an operation that the target lacks is missing. */
export type RequestTranslator = Partial<Record<Operation, ObjectRewrite>>;

const negated: Rewrite = (value) => (typeof value === 'boolean' ? !value : undefined);

const nonEmptyList: Rewrite = (value) => (Array.isArray(value) && value.length === 0 ? undefined : value);

/** 0 is "no limit" in 0.3 (A2A wire notes, 1.5), which 1.0 says by leaving the field out. */
const historyLengthTo10: Rewrite = (length) => (length === 0 ? undefined : length);

/** 0 is "none" in 1.0, which 0.3 cannot ask for: one message is asked for, and `resultFixup` takes it away. */
const historyLengthTo03: Rewrite = (length) => (length === 0 ? 1 : length);

/** Parameters of send and stream. */
const sending = (message: ObjectRewrite, configuration: ObjectRewrite, unknown: 'keep' | 'drop'): ObjectRewrite =>
  objectRewriter({
    fields: { message: nested(message), configuration: nested(configuration), metadata: struct },
    unknown,
  });

/**
 * `blocking` left out stays left out: both versions wait then. (The JS SDK makes `returnImmediately` of it, so that its
 * callers get `submitted` for an answer: A2A wire notes, 1.5.)
 */
const sendTo10 = sending(
  to10.message,
  objectRewriter({
    fields: {
      acceptedOutputModes: nonEmptyList,
      blocking: ['returnImmediately', negated],
      historyLength: historyLengthTo10,
      pushNotificationConfig: ['taskPushNotificationConfig', nested(innerConfigTo10)],
    },
    unknown: 'drop',
  }),
  'drop',
);

/** Agents of 0.3 differ in what they do without `blocking`, and those of 0.2 demand `acceptedOutputModes`: both are written. */
const streamTo03 = sending(
  to03.message,
  objectRewriter({
    base: { acceptedOutputModes: [], blocking: true },
    fields: {
      acceptedOutputModes: keep,
      returnImmediately: ['blocking', negated],
      historyLength: historyLengthTo03,
      taskPushNotificationConfig: ['pushNotificationConfig', nested(innerConfigTo03)],
    },
    unknown: 'keep',
  }),
  'keep',
);

/** A bool of the 0.3 proto cannot be absent, so that waiting has to be asked for. */
const streamToRest = sending(
  toRest.message,
  objectRewriter({
    base: { blocking: true },
    fields: {
      acceptedOutputModes: nonEmptyList,
      blocking: keep,
      historyLength: keep,
      pushNotificationConfig: ['pushNotification', nested(innerConfigToRest)],
    },
    unknown: 'drop',
  }),
  'drop',
);

/** The inverse: a configuration without `blocking` means `false` in the proto, which first called the message `request`. */
const sendFromRest = objectRewriter({
  fields: {
    message: nested(fromRest.message),
    request: ['message', nested(fromRest.message)],
    configuration: nested(
      objectRewriter({
        base: { blocking: false },
        fields: { blocking: keep, pushNotification: ['pushNotificationConfig', nested(innerConfigFromRest)] },
        unknown: 'keep',
      }),
    ),
    metadata: struct,
  },
  unknown: 'keep',
});

/** A send without configuration waits in 1.0; it must say so where that is not the rule. */
const explicitlyBlocking =
  (rewrite: ObjectRewrite): ObjectRewrite =>
  (params) =>
    rewrite(isJsonObject(params['configuration']) ? params : { ...params, configuration: {} });

const get = (historyLength: Rewrite, unknown: 'keep' | 'drop'): ObjectRewrite =>
  objectRewriter({ fields: { id: keep, historyLength }, unknown });

const onlyId = objectRewriter({ fields: { id: keep }, unknown: 'drop' });
const idAndMetadata = objectRewriter({ fields: { id: keep, metadata: struct }, unknown: 'drop' });
const nothing: ObjectRewrite = () => ({});
const same: ObjectRewrite = (params) => params;

/** A config that was set without an id got the task's, by the habit of the SDKs. */
const configNameTo10: ObjectRewrite = (params) => {
  const taskId = pick(params, 'id');
  return { taskId, id: pick(params, 'pushNotificationConfigId') ?? taskId };
};

const configNameTo03 = objectRewriter({
  fields: { taskId: ['id', keep], id: ['pushNotificationConfigId', keep] },
  unknown: 'drop',
});

const listTo10 = objectRewriter({
  fields: {
    contextId: keep,
    status: stateTo10,
    pageSize: keep,
    pageToken: keep,
    historyLength: historyLengthTo10,
    statusTimestampAfter: utcTimestamp,
    includeArtifacts: keep,
  },
  unknown: 'drop',
});

export const requestsTo10: RequestTranslator = {
  send: sendTo10,
  stream: sendTo10,
  get: get(historyLengthTo10, 'drop'),
  list: listTo10,
  cancel: idAndMetadata,
  subscribe: onlyId,
  'push-create': configTo10,
  'push-get': configNameTo10,
  'push-list': objectRewriter({ fields: { id: ['taskId', keep] }, unknown: 'drop' }),
  'push-delete': configNameTo10,
  'extended-card': nothing,
};

export const requestsTo03: RequestTranslator = {
  send: explicitlyBlocking(streamTo03),
  stream: streamTo03,
  get: get(historyLengthTo03, 'keep'),
  cancel: idAndMetadata,
  subscribe: onlyId,
  'push-create': configTo03,
  'push-get': configNameTo03,
  'push-list': objectRewriter({ fields: { taskId: ['id', keep] }, unknown: 'drop' }),
  'push-delete': configNameTo03,
  'extended-card': nothing,
};

/**
 * The parameters of 0.3's REST binding: for operations with a body its ProtoJSON, for the others what path and query say,
 * under the names that 0.3 has for them.
 */
export const requestsToRest: RequestTranslator = {
  send: explicitlyBlocking(streamToRest),
  stream: streamToRest,
  get: same,
  cancel: same,
  subscribe: same,
  'push-create': createRequestToRest,
  'push-get': same,
  'push-list': same,
  'push-delete': same,
  'extended-card': same,
};

export const requestsFromRest: RequestTranslator = {
  ...requestsToRest,
  send: sendFromRest,
  stream: sendFromRest,
  list: same,
  'push-create': configFromRest,
};
