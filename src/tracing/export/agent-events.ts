import type { RecordedCall, StoredContent } from '../../ledger/index.ts';
import type { Json } from '../../protocol/index.ts';
import { keptEvents, memberOf, resultOf } from './content-json.ts';
import { attributesOf, type Fields, nanosOf, type OtlpEvent } from './otlp.ts';

/** More than anybody looks at one by one. */
const MAX_EVENTS = 100;

/**
 * What an agent told of in a stream, as events of the call's span: each state that its task came to, and each artifact, when it
 * first spoke of it, with all the bytes of it (tracing notes, B.8). Nothing of what was said.
 */
export function agentEvents({ startedAt }: RecordedCall, content: StoredContent | null): OtlpEvent[] {
  if (content === null || content.events === null) return [];
  const told: OtlpEvent[] = [];
  const artifacts = new Map<string, { at: string; bytes: number }>();
  let state: string | null = null;
  for (const { atMs, event } of keptEvents(content.events)) {
    const at = nanosOf(startedAt + (atMs ?? 0));
    const result = resultOf(event);
    const next = stateIn(result);
    if (next !== null && next !== state) told.push(spanEvent('a2a.status', at, { 'a2a.task.state': next }));
    state = next ?? state;
    const artifact = memberOf(memberOf(result, 'artifactUpdate') ?? result, 'artifact');
    if (artifact === undefined) continue;
    const id = textOr(memberOf(artifact, 'artifactId'));
    const bytes = Buffer.byteLength(JSON.stringify(memberOf(artifact, 'parts') ?? []));
    const known = artifacts.get(id) ?? { at, bytes: 0 };
    artifacts.set(id, { at: known.at, bytes: known.bytes + bytes });
  }
  for (const [id, { at, bytes }] of artifacts)
    told.push(spanEvent('a2a.artifact', at, { 'a2a.artifact.id': id, 'a2a.artifact.bytes': bytes }));
  return told.toSorted(byTime).slice(0, MAX_EVENTS);
}

const spanEvent = (name: string, timeUnixNano: string, fields: Fields): OtlpEvent => ({
  name,
  timeUnixNano,
  attributes: attributesOf(fields),
});

/** In which version it may be: `working`, `input-required`, … */
function stateIn(result: Json): string | null {
  const carrier = memberOf(result, 'statusUpdate') ?? memberOf(result, 'task') ?? result;
  const state = textOr(memberOf(memberOf(carrier, 'status'), 'state'));
  return state === ''
    ? null
    : state
        .replace(/^TASK_STATE_/, '')
        .toLowerCase()
        .replaceAll('_', '-');
}

const textOr = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const byTime = (one: OtlpEvent, other: OtlpEvent): number => (one.timeUnixNano < other.timeUnixNano ? -1 : 1);
