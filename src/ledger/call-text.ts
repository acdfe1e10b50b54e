import type { Call, RecordedCall } from './call.ts';
import { CALL_COLUMNS } from './call-columns.ts';
import { redactText } from './redaction/redact-text.ts';
import { storableJson } from './storable.ts';

const MEMBERS = Object.values(CALL_COLUMNS).map(([member]) => member);
const MAX_ERROR_MESSAGE = 2000;
/** PostgreSQL's indexes take 2,704 bytes; of a character UTF-8 makes three at most, or four of two halves. */
const MAX_ID = 512;

/**
 * A call as the journal holds it: the JSON array of its columns, in the order of `CALL_COLUMNS`.
 * @param seq its place among all calls
 */
export const callText = (call: Call, seq: number): string => storableJson(JSON.stringify(valuesOf(call, seq)));

/** Written out, as every call comes here: fetched by their names, the members take twice the time. */
function valuesOf(call: Call, seq: number): unknown[] {
  const values: unknown[] = [
    call.id,
    call.requestId,
    call.startedAt,
    call.firstByteMs,
    call.durationMs,
    call.outcome,
    storableId(call.errorCode),
    call.errorMessage === null ? null : storableMessage(call.errorMessage),
    call.httpStatus,
    call.front,
    call.operation,
    call.version,
    call.binding,
    call.upstreamVersion,
    call.upstreamBinding,
    call.deploymentId,
    call.routing,
    call.attempts,
    call.agentId,
    call.agentName,
    call.principalKind,
    call.keyId,
    call.keyAlias,
    call.userId,
    call.teamId,
    call.decision,
    call.messageId,
    storableId(call.taskId),
    storableId(call.contextId),
    call.taskState,
    call.requestBytes,
    call.responseBytes,
    call.eventCount,
    call.inputTokens,
    call.outputTokens,
    call.totalTokens,
    call.costNano,
    call.costSource,
    call.traceId,
    call.traceRef,
    storableId(call.sessionId),
    call.clientAddress,
    call.userAgent,
    call.teamAlias,
    call.tags,
    seq,
    call.callerAgentId,
    call.spanId,
    call.parentSpanId,
  ];
  // What a line lacks is null: those of agents' calls, which are most, stay as short as they were.
  if (call.model !== null) values.push(storableId(call.model), call.provider, call.modelFacts);
  return values;
}

/** The other way round. */
export function readCallText(text: string): RecordedCall {
  const values = JSON.parse(text) as unknown[];
  return Object.fromEntries(MEMBERS.map((member, index) => [member, values[index] ?? null])) as unknown as RecordedCall;
}

/** Callers and agents make up ids of any length; what they are looked up by has to fit an index. */
const storableId = (id: string | null): string | null =>
  id === null || id.length <= MAX_ID ? id : id.slice(0, MAX_ID);

/** What the agent said about its error may hold a secret, and be long. */
const storableMessage = (message: string): string => redactText(message.slice(0, MAX_ERROR_MESSAGE));
