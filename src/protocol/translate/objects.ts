import { isJsonObject, type JsonObject } from '../json.ts';
import { type CompatFacts, splitCompat, withCompat } from './compat-metadata.ts';
import { roleTo03, roleToProto, stateTo03, stateTo10, stateToRest } from './enums.ts';
import { objectTranslator } from './object-translator.ts';
import { partFromRest, partTo03, partTo10, partToRest } from './parts.ts';
import { drop, keep, trueOnly } from './shape.ts';
import { utcTimestamp } from './timestamp.ts';

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
