import { translateCard } from '../card/translate-card.ts';
import { SwitchboardError } from '../errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Operation } from '../operation.ts';
import type { ObjectTranslator } from './object-translator.ts';
import { fromRest, to03, to10, toRest } from './objects.ts';
import { configFromRest, configTo03, configTo10, configToRest } from './push-config.ts';
import { keep, listOf, type ObjectRewrite, objectRewriter, pick } from './shape.ts';

/** How the result of each operation is rewritten on one way; for streams, each of their items. */
export type ResultTranslator = Record<Operation, (value: Json) => Json>;

/** Which of the four things an answer or stream item is: as 1.0 wraps it, and as 0.3 calls it. */
const KINDS = {
  task: 'task',
  message: 'message',
  statusUpdate: 'status-update',
  artifactUpdate: 'artifact-update',
} as const;

type Wrapper = keyof typeof KINDS;

const ANSWERS: readonly Wrapper[] = ['task', 'message'];
const ITEMS: readonly Wrapper[] = ['task', 'message', 'statusUpdate', 'artifactUpdate'];

/** `{"kind": "task", …}` to `{"task": {…}}` (A2A wire notes, 1.6). */
const wrapping =
  (translator: ObjectTranslator, expected: readonly Wrapper[]): ObjectRewrite =>
  (value) => {
    const wrapper = wrapperOf(value);
    if (!wrapper || !expected.includes(wrapper))
      throw unreadable(`is none of ${expected.map((name) => KINDS[name]).join(', ')}`);
    return { [wrapper]: translator[wrapper](value) };
  };

/** By its `kind`; very old agents leave that out. */
function wrapperOf(value: JsonObject): Wrapper | undefined {
  const { kind } = value;
  if (kind !== undefined && kind !== null) return ITEMS.find((wrapper) => KINDS[wrapper] === kind);
  if (pick(value, 'messageId') !== undefined) return 'message';
  if (value['artifact'] !== undefined) return 'artifactUpdate';
  if (value['status'] === undefined) return undefined;
  return pick(value, 'taskId') === undefined ? 'task' : 'statusUpdate';
}

/** `{"task": {…}}` to `{"kind": "task", …}`; the proto of 0.3 also calls a message `msg`. */
const unwrapping =
  (translator: ObjectTranslator, expected: readonly Wrapper[]): ObjectRewrite =>
  (value) => {
    for (const wrapper of expected) {
      const inner = pick(value, wrapper) ?? (wrapper === 'message' ? value['msg'] : undefined);
      if (isJsonObject(inner)) return translator[wrapper](inner);
    }
    throw unreadable(`holds none of ${expected.join(', ')}`);
  };

const unreadable = (why: string): SwitchboardError =>
  new SwitchboardError(
    'INVALID_AGENT_RESPONSE',
    `The agent's answer ${why}; it does not follow the protocol it announces.`,
  );

/** An answer that must be an object. */
const object =
  (rewrite: ObjectRewrite) =>
  (value: Json): Json => {
    if (!isJsonObject(value)) throw unreadable('is no JSON object');
    return rewrite(value);
  };

const taskList = (translator: ObjectTranslator): ObjectRewrite =>
  objectRewriter({
    base: { tasks: [] },
    fields: { tasks: listOf(translator.task), nextPageToken: keep, pageSize: keep, totalSize: keep },
    unknown: 'drop',
  });

/** The list of configs: an array in 0.3, an object in both protos. */
const configsOf = (value: Json): JsonObject[] => {
  const configs = isJsonObject(value) ? value['configs'] : value;
  return Array.isArray(configs) ? configs.filter(isJsonObject) : [];
};

const configArray =
  (rewrite: ObjectRewrite) =>
  (value: Json): Json =>
    configsOf(value).map(rewrite);

const configPage =
  (rewrite: ObjectRewrite) =>
  (value: Json): Json => ({ configs: configsOf(value).map(rewrite), nextPageToken: '' });

/** All SDKs answer a delete with `null`. */
const nothing = (): Json => null;

interface Manner {
  objects: ObjectTranslator;
  enclose: typeof wrapping | typeof unwrapping;
  config: ObjectRewrite;
  configs: typeof configArray | typeof configPage;
  card: ObjectRewrite;
}

function resultTranslator({ objects, enclose, config, configs, card }: Manner): ResultTranslator {
  const item = object(enclose(objects, ITEMS));
  return {
    send: object(enclose(objects, ANSWERS)),
    stream: item,
    get: object(objects.task),
    list: object(taskList(objects)),
    cancel: object(objects.task),
    subscribe: item,
    'push-create': object(config),
    'push-get': object(config),
    'push-list': configs(config),
    'push-delete': nothing,
    'extended-card': object(card),
  };
}

export const resultsTo10 = resultTranslator({
  objects: to10,
  enclose: wrapping,
  config: configTo10,
  configs: configPage,
  card: (card) => translateCard(card, '1.0'),
});

export const resultsTo03 = resultTranslator({
  objects: to03,
  enclose: unwrapping,
  config: configTo03,
  configs: configArray,
  card: (card) => translateCard(card, '0.3'),
});

export const resultsToRest = resultTranslator({
  objects: toRest,
  enclose: wrapping,
  config: configToRest,
  configs: configPage,
  card: (card) => translateCard(card, '0.3-rest'),
});

export const resultsFromRest = resultTranslator({
  objects: fromRest,
  enclose: unwrapping,
  config: configFromRest,
  configs: configArray,
  card: (card) => translateCard(card, '0.3'),
});
