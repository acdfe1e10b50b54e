import { type Kysely, sql } from 'kysely';

const COLUMNS = ['bucket', 'calls', 'ok_calls', 'priced_calls', 'cost_nano', 'duration_ms', 'nested_ms'];
const SUMMED = COLUMNS.slice(1).map((column) => `sum(${column})`);

/** Sums of what is known by agent. */
export const up = (db: Kysely<unknown>): Promise<void> => sumTimesOfAll(db);

/** How long all calls of an hour and of a day took: charts read hundreds of rows, not a hundred thousand. */
export async function sumTimesOfAll<Tables>(db: Kysely<Tables>): Promise<void> {
  for (const [kind, byAgent] of [
    ['all_hours', 'hour'],
    ['all_days', 'agent'],
  ])
    await sql
      .raw(`
        insert into call_times (kind, at, label, ${COLUMNS.join(', ')})
        select '${kind}', at, case label when '' then '' else '*' end, bucket, ${SUMMED.join(', ')}
        from call_times where kind = '${byAgent}' group by 2, 3, 4`)
      .execute(db);
}
