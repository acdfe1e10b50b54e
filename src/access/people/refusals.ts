import { SwitchboardError } from '../../protocol/index.ts';
import { isUniqueViolation } from '../../store/index.ts';

/** A field that is wrong, and how. */
export const invalid = (field: string, description: string): SwitchboardError =>
  new SwitchboardError('INVALID_PARAMS', `${field}: ${description}`, { violations: [{ field, description }] });

/** Turns the database's unique violation into a refusal that says what is taken. */
export async function refuseTaken<Result>(what: string, writing: Promise<Result>): Promise<Result> {
  try {
    return await writing;
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new SwitchboardError('CONFLICT', `There is ${what} already. Choose another.`, { cause });
  }
}

export const noSuch = (kind: string, name: string, hint = ''): SwitchboardError =>
  new SwitchboardError('NOT_FOUND', `There is no ${kind} "${name.slice(0, 80)}".${hint}`);
