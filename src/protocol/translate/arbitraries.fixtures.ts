import * as fc from 'fast-check';
import type { Json, JsonObject } from '../json.ts';

// Valid objects of 0.3 and 1.0 in every shape their specifications allow, in canonical form: what means the same is written one way.

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const id = fc.string({ minLength: 1, maxLength: 8 });
const ids = fc.array(id, { minLength: 1, maxLength: 3 });
const text = fc.string({ maxLength: 20 });
const word = fc.string({ minLength: 1, maxLength: 12 });

/** Any JSON; not `-0`, which JSON text cannot keep apart. */
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);

const object = fc.dictionary(
  fc.string({ maxLength: 8 }).filter((name) => name !== '__proto__'),
  json,
  { maxKeys: 3 },
);
/** Empty metadata and none mean the same, so that only the latter is canonical. */
const metadata = object.filter((value) => Object.keys(value).length > 0) as fc.Arbitrary<JsonObject>;

/** An object without the fields that were left undefined. */
const compact = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<JsonObject> =>
  fc.record(fields).map((value) => JSON.parse(JSON.stringify(value)) as JsonObject);

/** As an encoder writes it: `fc.base64String` leaves stray bits at the end, which decoders do not give back. */
const base64 = fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString('base64'));

const timestamp = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

// ---- 0.3 ----

const part03 = fc.oneof(
  compact({ kind: fc.constant('text'), text, metadata: optional(metadata) }),
  compact({
    kind: fc.constant('file'),
    file: fc.oneof(
      compact({ bytes: base64, mimeType: optional(word), name: optional(word) }),
      compact({ uri: fc.webUrl(), mimeType: optional(word), name: optional(word) }),
    ),
    metadata: optional(metadata),
  }),
  compact({ kind: fc.constant('data'), data: object, metadata: optional(metadata) }),
);

const parts03 = fc.array(part03, { maxLength: 3 });

export const message03 = compact({
  kind: fc.constant('message'),
  messageId: id,
  role: fc.constantFrom('user', 'agent'),
  parts: parts03,
  contextId: optional(id),
  taskId: optional(id),
  referenceTaskIds: optional(ids),
  extensions: optional(ids),
  metadata: optional(metadata),
});

const state03 = fc.constantFrom(
  'unknown',
  'submitted',
  'working',
  'completed',
  'failed',
  'canceled',
  'input-required',
  'rejected',
  'auth-required',
);

const status03 = compact({ state: state03, message: optional(message03), timestamp: optional(timestamp) });

const artifact03 = compact({
  artifactId: id,
  name: optional(word),
  description: optional(word),
  parts: parts03,
  metadata: optional(metadata),
  extensions: optional(ids),
});

export const task03 = compact({
  kind: fc.constant('task'),
  id,
  contextId: id,
  status: status03,
  artifacts: optional(fc.array(artifact03, { maxLength: 2 })),
  history: optional(fc.array(message03, { maxLength: 2 })),
  metadata: optional(metadata),
});

const ENDS_A_TURN: Json[] = ['completed', 'failed', 'canceled', 'rejected', 'input-required'];

const statusUpdate03 = compact({
  kind: fc.constant('status-update'),
  taskId: id,
  contextId: id,
  status: status03,
  metadata: optional(metadata),
}).map((event) => ({ ...event, final: ENDS_A_TURN.includes((event['status'] as { state: string }).state) }));

const artifactUpdate03 = compact({
  kind: fc.constant('artifact-update'),
  taskId: id,
  contextId: id,
  artifact: artifact03,
  append: fc.boolean(),
  lastChunk: fc.boolean(),
  metadata: optional(metadata),
});

export const item03: fc.Arbitrary<JsonObject> = fc.oneof(task03, message03, statusUpdate03, artifactUpdate03);

const innerConfig03 = compact({
  id: optional(id),
  url: fc.webUrl(),
  token: optional(word),
  authentication: optional(compact({ schemes: fc.constantFrom(['Bearer'], ['Basic']), credentials: optional(word) })),
});

export const config03 = compact({
  taskId: id.filter((taskId) => !taskId.includes('/')),
  pushNotificationConfig: innerConfig03,
});

/** In the form the gateway itself writes: everything said. */
export const sendParams03 = compact({
  message: message03,
  configuration: compact({
    acceptedOutputModes: fc.array(word, { maxLength: 2 }),
    blocking: fc.boolean(),
    historyLength: optional(fc.integer({ min: 1, max: 100 })),
    pushNotificationConfig: optional(innerConfig03),
  }),
  metadata: optional(metadata),
});

// ---- 1.0 ----

/** `filename` and `mediaType` of text and data parts survive 0.3 unless they say what is implied anyhow. */
const described = { filename: optional(word), mediaType: optional(word), metadata: optional(metadata) };

const part10 = fc.oneof(
  compact({ text, ...described }),
  compact({ raw: base64, ...described }),
  compact({ url: fc.webUrl(), ...described }),
  fc.tuple(json, compact(described)).map(([data, rest]) => ({ data, ...rest })),
);

const parts10 = fc.array(part10, { maxLength: 3 });

export const message10 = compact({
  messageId: id,
  role: fc.constantFrom('ROLE_USER', 'ROLE_AGENT'),
  parts: parts10,
  contextId: optional(id),
  taskId: optional(id),
  referenceTaskIds: optional(ids),
  extensions: optional(ids),
  metadata: optional(metadata),
});

const state10 = fc.constantFrom(
  'TASK_STATE_UNSPECIFIED',
  'TASK_STATE_SUBMITTED',
  'TASK_STATE_WORKING',
  'TASK_STATE_COMPLETED',
  'TASK_STATE_FAILED',
  'TASK_STATE_CANCELED',
  'TASK_STATE_INPUT_REQUIRED',
  'TASK_STATE_REJECTED',
  'TASK_STATE_AUTH_REQUIRED',
);

const status10 = compact({ state: state10, message: optional(message10), timestamp: optional(timestamp) });

const artifact10 = compact({
  artifactId: id,
  name: optional(word),
  description: optional(word),
  parts: parts10,
  metadata: optional(metadata),
  extensions: optional(ids),
});

const task10 = compact({
  id,
  contextId: id,
  status: status10,
  artifacts: optional(fc.array(artifact10, { maxLength: 2 })),
  history: optional(fc.array(message10, { maxLength: 2 })),
  metadata: optional(metadata),
});

const update10 = { taskId: id, contextId: id, metadata: optional(metadata) };
const onlyTrue = optional(fc.constant(true));

export const item10: fc.Arbitrary<JsonObject> = fc.oneof(
  compact({ task: task10 }),
  compact({ message: message10 }),
  compact({ statusUpdate: compact({ ...update10, status: status10 }) }),
  compact({ artifactUpdate: compact({ ...update10, artifact: artifact10, append: onlyTrue, lastChunk: onlyTrue }) }),
);

const innerConfig10 = {
  id: optional(id),
  url: fc.webUrl(),
  token: optional(word),
  authentication: optional(compact({ scheme: word, credentials: optional(word) })),
};

export const config10 = compact({ taskId: id, ...innerConfig10 });

export const sendParams10 = compact({
  message: message10,
  configuration: compact({
    acceptedOutputModes: optional(fc.array(word, { minLength: 1, maxLength: 2 })),
    returnImmediately: fc.boolean(),
    historyLength: optional(fc.integer({ min: 1, max: 100 })),
    taskPushNotificationConfig: optional(compact(innerConfig10)),
  }),
  metadata: optional(metadata),
});
