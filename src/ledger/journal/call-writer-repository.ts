import { CompiledQuery, type Kysely } from 'kysely';
import type { Schema } from '../../store/index.ts';
import { CALL_COLUMNS } from '../call-columns.ts';
import { addToDays, SUMMED_COLUMNS } from '../sums/call-days-repository.ts';
import { addToLabels, addToOwnerTimes, addToTimes } from '../sums/call-rollups-repository.ts';
import type { JournalEntry, Span } from './journal-line.ts';

/** Calls as the journal gives them. */
export interface CallBatch {
  bytes: Buffer;
  /** Spans of `bytes`. */
  entries: JournalEntry[];
}

/** Where the journal's calls end up: `calls`, and `call_contents` apart from it. */
export interface CallWriter {
  /**
   * Puts a batch in: one transaction, one statement a table, whatever the batch's size. What is there already stays as
   * it is, so that the same batch may come again.
   */
  insert(batch: CallBatch): Promise<void>;
}

/**
 * The database takes the batch apart: it gets the journal's bytes as they were read and a list of what lies where. Nothing
 * is decoded on the way, and a statement has two parameters, whatever the number of rows.
 */
export function createCallWriter(db: Kysely<Schema>, kind: 'sqlite' | 'postgres'): CallWriter {
  const { calls, sums, contents } = kind === 'sqlite' ? SQLITE : POSTGRES;

  return {
    async insert({ bytes, entries }) {
      const contentSpans = entries.flatMap(spansOfContent);
      await db.transaction().execute(async (transaction) => {
        const spans = JSON.stringify(entries.map(spanOfCall));
        const { numAffectedRows } = await transaction.executeQuery(CompiledQuery.raw(calls, [bytes, spans]));
        const amount = Number(numAffectedRows ?? 0);
        if (amount > 0) for (const sum of sums) await transaction.executeQuery(CompiledQuery.raw(sum, [amount]));
        if (contentSpans.length > 0)
          await transaction.executeQuery(CompiledQuery.raw(contents, [bytes, JSON.stringify(contentSpans)]));
      });
    },
  };
}

/** SQL counts from one. */
const spanOf = ({ start, length }: Span): [first: number, length: number] => [start + 1, length];

const spanOfCall = ({ json }: JournalEntry): number[] => spanOf(json);

const spansOfContent = ({ json, content }: JournalEntry): number[][] =>
  content
    ? [[...[json, content.request, content.response, content.headers].flatMap(spanOf), content.truncated ? 1 : 0]]
    : [];

/**
 * Whether the database refused what a row holds (a missing value, a wrong type, more than an index takes), so that repeating
 * cannot help: SQLite's constraint codes, and of PostgreSQL, appendix A, the classes 22 (data exception), 23 (integrity)
 * and 54 (program limit).
 */
export const isRowFault = (error: unknown): boolean =>
  error instanceof Error &&
  /^(?:SQLITE_CONSTRAINT|SQLITE_MISMATCH|SQLITE_TOOBIG|(?:2[23]|54)[0-9A-Z]{3}$)/.test(
    String((error as { code?: unknown }).code),
  );

const COLUMNS = Object.entries(CALL_COLUMNS);
const CALLS = COLUMNS.map(([column]) => column).join(', ');
const CONTENTS = 'call_id, request, response, headers, truncated';

/** Their first parameter is the journal's bytes, the second the spans as JSON. */
interface Statements {
  calls: string;
  /** What follows to add the calls to what is kept of them in sums, where `calls` does not do it; told how many were new. */
  sums: readonly string[];
  contents: string;
}

/** The piece of the bytes that two numbers of a span tell. */
const sqliteText = (at: number): string => `cast(substr(?1, value ->> ${at}, value ->> ${at + 1}) as text)`;

/** Rows are numbered one by one, so that those just put in are the last ones: nothing is parsed a second time. */
const LAST_ROWS = 'calls where rowid > (select max(rowid) from calls) - ?1';

/**
 * `limit -1` keeps SQLite from merging the inner query into the outer one, which would parse a row's JSON anew for each of
 * its columns (twice the time). `where true` keeps it from reading `on conflict` as a join's condition (SQLite, UPSERT,
 * section 2.2).
 */
const SQLITE: Statements = {
  calls: `
    insert into calls (${CALLS})
    select ${COLUMNS.map((_, index) => `entry ->> ${index}`).join(', ')}
    from (select jsonb(${sqliteText(0)}) as entry from json_each(?2) limit -1)
    where true on conflict do nothing`,
  sums: [addToDays, addToLabels, addToTimes, addToOwnerTimes].map((add) => add(LAST_ROWS, 'sqlite')),
  contents: `
    insert into call_contents (${CONTENTS})
    select ${sqliteText(0)} ->> 0, nullif(${sqliteText(2)}, ''), nullif(${sqliteText(4)}, ''),
      nullif(${sqliteText(6)}, ''), value ->> 8
    from json_each(?2)
    where true on conflict do nothing`,
};

const postgresText = (at: number): string =>
  `convert_from(substring($1::bytea from (value ->> ${at})::int for (value ->> ${at + 1})::int), 'UTF8')`;

/** `offset 0` does here what `limit -1` does in SQLite. */
const POSTGRES: Statements = {
  calls: `
    with new_calls as (insert into calls (${CALLS})
    select ${COLUMNS.map(([, [, type]], index) => `(entry ->> ${index})::${type}`).join(', ')}
    from (select ${postgresText(0)}::jsonb as entry from jsonb_array_elements($2::jsonb) as value offset 0) as rows
    on conflict do nothing
    returning ${SUMMED_COLUMNS}),
    new_days as (${addToDays('new_calls', 'postgres')}),
    new_labels as (${addToLabels('new_calls', 'postgres')}),
    new_owner_times as (${addToOwnerTimes('new_calls', 'postgres')})
    ${addToTimes('new_calls', 'postgres')}`,
  sums: [],
  contents: `
    insert into call_contents (${CONTENTS})
    select ${postgresText(0)}::jsonb ->> 0, nullif(${postgresText(2)}, ''), nullif(${postgresText(4)}, ''),
      nullif(${postgresText(6)}, ''), (value ->> 8)::int
    from jsonb_array_elements($2::jsonb) as value
    on conflict do nothing`,
};
