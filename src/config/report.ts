import { formatProblem, type Problem } from './problem.ts';

/** What became of one key of the file, or of one variable. */
export interface KeyReport {
  key: string;
  /** Line of its file; null for a variable. */
  line: number | null;
  /** The included file it is in; left out for the file that the operator named. */
  file?: string;
  status: 'used' | 'ignored' | 'unknown';
  /** The value as it may be shown: secrets are masked. Empty where it says nothing. */
  value: string;
  /** Why it is ignored, what it might have meant, or what it sets. */
  note: string;
}

export const MASK = '********';
const LONGEST_SHOWN = 60;

/** A value as it may be shown to people. */
export function showValue(value: unknown, secret: boolean): string {
  if (value === undefined || value === null) return '';
  if (secret) return MASK;
  const text = withoutCredentials(JSON.stringify(value) ?? '');
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** An address may carry a password even where none belongs. */
export const withoutCredentials = (text: string): string => text.replace(/\/\/[^/@\s]*@/g, `//${MASK}@`);

/**
 * The answer of `switchboard check`: what is wrong, then each key with its line, and a count.
 *
 * @param file as the operator named it; null when there is none
 */
export function formatReport(
  report: readonly KeyReport[],
  { file, problems = [] }: { file: string | null; problems?: readonly Problem[] },
): string {
  const rows = report.toSorted(byLine).map(({ key, line, file: included = file, status, value, note }) => {
    const place = line === null ? 'environment' : `${included}:${line}`;
    return [status, place, key, value, note];
  });
  const wrong = problems.map((problem) => `wrong    ${formatProblem(problem)}`);
  return [...wrong, ...alignColumns(rows), countOf(report, problems.length)].join('\n');
}

/** The file's keys in its order, then those of the included files, then the variables by name. */
export const byLine = (one: KeyReport, other: KeyReport): number =>
  Number(one.line === null) - Number(other.line === null) ||
  (one.file ?? '').localeCompare(other.file ?? '') ||
  (one.line ?? 0) - (other.line ?? 0) ||
  one.key.localeCompare(other.key);

function alignColumns(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function countOf(report: readonly KeyReport[], wrong: number): string {
  const count = (status: KeyReport['status']): number => report.filter((entry) => entry.status === status).length;
  return `${count('used')} used, ${count('ignored')} ignored, ${count('unknown')} unknown, ${wrong} wrong`;
}
