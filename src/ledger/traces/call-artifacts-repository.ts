import { type Kysely, sql } from 'kysely';
import { isJsonObject, type Json, parseJson } from '../../protocol/index.ts';
import type { Schema } from '../../store/index.ts';
import type { RecordedCall } from '../call.ts';

/** Of so many streams of a trace, each of no more characters, so that opening a trace stays quick. */
const [MOST_STREAMS, LONGEST] = [50, 200_000];
/** More of them stand closer to each other than can be seen. */
const MOST_TIMES = 200;

/**
 * When the pieces of artifacts left, in milliseconds after the arrival of their call; of calls of agents whose streams are
 * kept. Nothing of what was said is told.
 */
export async function artifactTimes(
  db: Kysely<Schema>,
  calls: readonly RecordedCall[],
): Promise<ReadonlyMap<string, number[]>> {
  const streams = calls.filter(({ front, eventCount }) => front !== 'models' && eventCount > 0).slice(0, MOST_STREAMS);
  if (streams.length === 0) return new Map();
  const rows = await db
    .selectFrom('call_contents')
    .select(['call_id', 'response'])
    .where(
      'call_id',
      'in',
      streams.map(({ id }) => id),
    )
    .where(sql`length(response)`, '<=', LONGEST)
    .execute();
  return new Map(rows.map(({ call_id, response }) => [call_id, timesIn(response ?? '[]')]));
}

function timesIn(events: string): number[] {
  const list = asJson(events);
  if (!Array.isArray(list)) return [];
  const times = list.flatMap((entry) => {
    if (!isJsonObject(entry) || !isArtifact(entry['event'])) return [];
    return typeof entry['at_ms'] === 'number' ? [entry['at_ms']] : [];
  });
  return [...new Set(times)].slice(0, MOST_TIMES);
}

/** In either version of A2A, with or without JSON-RPC around it. */
function isArtifact(event: Json | undefined): boolean {
  if (!isJsonObject(event)) return false;
  const told = isJsonObject(event['result']) ? event['result'] : event;
  return 'artifactUpdate' in told || told['kind'] === 'artifact-update';
}

function asJson(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}
