import type { ExitGate } from './exit-gate.ts';

/** What SQLite can hold; the schema uses text, numbers and null. */
export type SqliteValue = string | number | bigint | Uint8Array | null;

/** Which database a connection opens, and for what. */
export interface SqliteConnectionOptions {
  path: string;
  role: 'writer' | 'reader';
}

/** What a database thread is told when it starts. */
export interface SqliteThreadData extends SqliteConnectionOptions {
  /** Passed for every piece of work inside libsql. */
  gate: ExitGate;
}

export type SqliteRequest = { id: number; sql: string; parameters: readonly SqliteValue[] } | { close: true };

export interface SqliteResult {
  rows: unknown[];
  /** Rows inserted, updated or deleted; absent for statements that return rows. */
  changes?: number;
}

/** The first reply of a thread has id `OPENED`: the database is open, or why it is not. */
export type SqliteReply =
  | { id: number; result: SqliteResult }
  | { id: number; failure: { code: string; message: string } };

export const OPENED = 0;
