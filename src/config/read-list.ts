import type { z } from 'zod';
import { standsAt } from './files/document.ts';
import { formatPath, type Path, valueAt } from './path.ts';
import type { Problem } from './problem.ts';
import type { Resolved } from './resolve-keys.ts';
import { expandValue, problemAt, type Sources } from './sources.ts';

/**
 * Reads a list of the operator's own, entry by entry: variables are filled in, and what is wrong is said of each place.
 * @param at where the list stands
 * @param take gives the entry's name, for the report; null when it is wrong after all
 */
export function readList<Entry>(
  sources: Sources,
  at: readonly string[],
  schema: z.ZodType<Entry>,
  { report, problems }: Resolved<unknown>,
  take: (entry: Entry, path: Path) => string | null,
): void {
  const entries = valueAt(sources.document.root, [...at]) ?? [];
  if (!Array.isArray(entries)) {
    problems.push(problemAt(sources, [...at], 'is no list, expected entries that start with "-"'));
    return;
  }
  for (const [index, written] of entries.entries()) {
    const path = [...at, index];
    const unset: Problem[] = [];
    const parsed = schema.safeParse(expandValue(sources, path, written, unset));
    problems.push(...unset);
    if (unset.length > 0) continue;
    if (parsed.error) problems.push(...parsed.error.issues.map((issue) => wrong(sources, path, issue)));
    const note = parsed.success ? take(parsed.data, path) : null;
    if (note === null) continue;
    report.push({ key: formatPath(path), ...standsAt(sources.document, path), status: 'used', value: '', note });
  }
}

/** Values may be secrets: none is shown. */
function wrong(sources: Sources, path: Path, { path: at, message }: z.core.$ZodIssue): Problem {
  const steps = at.map((step) => (typeof step === 'number' ? step : String(step)));
  return problemAt(sources, [...path, ...steps], `is wrong: ${message.charAt(0).toLowerCase()}${message.slice(1)}`);
}
