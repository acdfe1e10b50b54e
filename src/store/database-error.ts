/** A statement the database refused, with the database's own code: `SQLITE_BUSY`, `SQLITE_FULL`, … */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** `unique_violation` of PostgreSQL (appendix A), and SQLite's extended result codes. */
const UNIQUE_VIOLATIONS = new Set(['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);

/** Whether a statement failed because a row with the same unique value exists, on either database. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && UNIQUE_VIOLATIONS.has(String((error as { code?: unknown }).code));
