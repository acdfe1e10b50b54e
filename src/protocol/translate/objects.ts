import { isJsonObject, type JsonObject } from '../json.ts';
import { type CompatFacts, splitCompat, withCompat } from './compat-metadata.ts';
import { roleTo03, roleToProto, stateTo03, stateTo10, stateToRest } from './enums.ts';
import { partFromRest, partTo03, partTo10, partToRest } from './parts.ts';
import {
  drop,
  keep,
  listOf,
  nested,
  nonEmpty,
  type ObjectRewrite,
  objectRewriter,
  type Rewrite,
  struct,
  trueOnly,
} from './shape.ts';
import { utcTimestamp } from './timestamp.ts';

/** Rewrites the objects that calls carry, on one of the ways between the dialects (A2A wire notes, 1.4 and 1.6). */
export interface ObjectTranslator {
  message: ObjectRewrite;
  task: ObjectRewrite;
  statusUpdate: ObjectRewrite;
  artifactUpdate: ObjectRewrite;
}

/** What differs from way to way. */
interface Manner {
  /** What each object begins with: discriminators and defaults. */
  bases: Record<keyof typeof BASES_OF_03, JsonObject>;
  unknown: 'keep' | 'drop';
  role: Rewrite;
  state: Rewrite;
  timestamp: Rewrite;
  /** `append` and `lastChunk` of artifact updates. */
  flag: Rewrite;
  /** `final` of status updates. */
  final: Rewrite;
  part: ObjectRewrite;
  /** What source and target call the parts of a message: `content` in the 0.3 proto. */
  messageParts: readonly [from: string, to: string];
  /** What remains to be done to a message. */
  finishMessage?: ObjectRewrite;
  /** What remains to be done to a status update. */
  finishStatusUpdate?: ObjectRewrite;
}

/** Discriminators, and fields that readers of 0.3 require while ProtoJSON leaves them out when they are empty. */
const BASES_OF_03 = {
  message: { kind: 'message', messageId: '', role: 'agent', parts: [] },
  artifact: { artifactId: '', parts: [] },
  status: { state: 'unknown' },
  task: { kind: 'task', id: '', contextId: '', status: { state: 'unknown' } },
  statusUpdate: { kind: 'status-update', taskId: '', contextId: '', status: { state: 'unknown' }, final: false },
  artifactUpdate: {
    kind: 'artifact-update',
    taskId: '',
    contextId: '',
    artifact: { artifactId: '', parts: [] },
    append: false,
    lastChunk: false,
  },
};

const NO_BASES = { message: {}, artifact: {}, status: {}, task: {}, statusUpdate: {}, artifactUpdate: {} };

/** 0.3 to 1.0, whose Python readers refuse every field they do not know. */
export const to10 = objectTranslator({
  bases: NO_BASES,
  unknown: 'drop',
  role: roleToProto,
  state: stateTo10,
  timestamp: utcTimestamp,
  flag: trueOnly,
  final: drop,
  part: partTo10,
  messageParts: ['parts', 'parts'],
});

/** 1.0 to 0.3, whose readers skip what they do not know. */
export const to03 = objectTranslator({
  bases: BASES_OF_03,
  unknown: 'keep',
  role: roleTo03,
  state: stateTo03,
  timestamp: keep,
  flag: keep,
  final: drop,
  part: partTo03,
  messageParts: ['parts', 'parts'],
  finishStatusUpdate: markFinal,
});

/** 0.3 to the ProtoJSON of its REST binding, which Python reads as strictly as 1.0. */
export const toRest = objectTranslator({
  bases: NO_BASES,
  unknown: 'drop',
  role: roleToProto,
  state: stateToRest,
  timestamp: utcTimestamp,
  flag: trueOnly,
  final: trueOnly,
  part: partToRest,
  messageParts: ['parts', 'content'],
  finishMessage: parkReferences,
});

/** The ProtoJSON of 0.3's REST binding to 0.3. */
export const fromRest = objectTranslator({
  bases: BASES_OF_03,
  unknown: 'keep',
  role: roleTo03,
  state: stateTo03,
  timestamp: keep,
  flag: keep,
  final: keep,
  part: partFromRest,
  messageParts: ['content', 'parts'],
  finishMessage: unparkReferences,
});

function objectTranslator(manner: Manner): ObjectTranslator {
  const rewriter = (type: keyof Manner['bases'], fields: Parameters<typeof objectRewriter>[0]['fields']) =>
    objectRewriter({ base: manner.bases[type], fields, unknown: manner.unknown });

  const [fromParts, toParts] = manner.messageParts;
  const parts = listOf(manner.part);
  const named = { name: nonEmpty, description: nonEmpty };
  const attached = { extensions: keep, metadata: struct };
  const ids = { taskId: nonEmpty, contextId: nonEmpty };

  const bareMessage = rewriter('message', {
    messageId: keep,
    role: manner.role,
    [fromParts]: [toParts, parts],
    ...ids,
    referenceTaskIds: keep,
    ...attached,
  });
  const message = then(bareMessage, manner.finishMessage);
  const status = rewriter('status', {
    state: manner.state,
    message: nested(message),
    update: ['message', nested(message)],
    timestamp: manner.timestamp,
  });
  const artifact = rewriter('artifact', { artifactId: keep, ...named, parts, ...attached });
  const bareStatusUpdate = rewriter('statusUpdate', {
    ...ids,
    status: nested(status),
    final: manner.final,
    metadata: struct,
  });

  return {
    message,
    task: rewriter('task', {
      id: keep,
      contextId: nonEmpty,
      status: nested(status),
      artifacts: listOf(artifact),
      history: listOf(message),
      metadata: struct,
    }),
    statusUpdate: then(bareStatusUpdate, manner.finishStatusUpdate),
    artifactUpdate: rewriter('artifactUpdate', {
      ...ids,
      artifact: nested(artifact),
      append: manner.flag,
      lastChunk: manner.flag,
      metadata: struct,
    }),
  };
}

const then = (first: ObjectRewrite, second: ObjectRewrite | undefined): ObjectRewrite =>
  second ? (source) => second(first(source)) : first;

const FINAL_STATES: ReadonlySet<unknown> = new Set(['completed', 'canceled', 'failed', 'rejected', 'input-required']);

/**
 * Clients of 0.3 end a turn at `final` (A2A wire notes, 1.6). Besides the terminal states that is `input-required`,
 * where native 0.3 agents set it too. Not `auth-required`: agents should keep that stream open, as the answer to it
 * comes by another way; where one closes it all the same, the end of the stream tells.
 */
function markFinal(event: JsonObject): JsonObject {
  const { status } = event;
  return { ...event, final: isJsonObject(status) && FINAL_STATES.has(status['state']) };
}

const MESSAGE_FACTS: CompatFacts = { referenceTaskIds: Array.isArray };

/** Messages of the 0.3 proto have no `referenceTaskIds`, which strict readers would refuse. */
function parkReferences(message: JsonObject): JsonObject {
  const { referenceTaskIds, metadata, ...rest } = message;
  if (referenceTaskIds === undefined) return message;
  return { ...rest, metadata: withCompat(isJsonObject(metadata) ? metadata : {}, { referenceTaskIds }) };
}

function unparkReferences(message: JsonObject): JsonObject {
  const { metadata: flagged, ...rest } = message;
  if (!isJsonObject(flagged)) return message;
  const { metadata, facts } = splitCompat(flagged, MESSAGE_FACTS);
  return { ...rest, ...facts, ...(metadata && { metadata }) };
}
