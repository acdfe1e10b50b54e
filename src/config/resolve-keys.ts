import { findVariable, type Variable } from './environment.ts';
import { standsAt } from './files/document.ts';
import { KEYS, type Key, type Values } from './keys.ts';
import { valueAt } from './path.ts';
import { ENVIRONMENT, type Problem } from './problem.ts';
import { type KeyReport, showValue } from './report.ts';
import { expandValue, problemAt, type Sources } from './sources.ts';

/** What a part of the configuration came to. With problems, the values are not to be used. */
export interface Resolved<T> {
  values: T;
  report: KeyReport[];
  problems: Problem[];
}

/** Gives every key of the table its value: that of a variable, else that of the file, else the default. */
export function resolveKeys(sources: Sources): Resolved<Values> {
  const report: KeyReport[] = [];
  const problems: Problem[] = [];
  const values = Object.entries<Key<unknown>>(KEYS).map(([name, key]) => {
    const variable = findVariable(sources.environment, key.variables, key.type.secret);
    const value = variable
      ? readVariable(sources, key, variable, { report, problems })
      : readWritten(sources, key, { report, problems });
    return [name, value ?? key.default];
  });
  return { values: Object.fromEntries(values) as Values, report, problems };
}

type Findings = Pick<Resolved<unknown>, 'report' | 'problems'>;

function readVariable(sources: Sources, key: Key<unknown>, variable: Variable, findings: Findings): unknown {
  const { name } = variable;
  const value = 'value' in variable ? key.type.read(variable.value) : undefined;
  if (value === undefined) {
    const message = 'wrong' in variable ? variable.wrong : wrongValue(key, variable.value);
    findings.problems.push({ source: ENVIRONMENT, place: null, key: name, message });
    return undefined;
  }
  const shown = 'value' in variable ? showValue(variable.value, key.type.secret) : '';
  findings.report.push({ key: name, line: null, status: 'used', value: shown, note: `sets ${key.path}` });
  findings.report.push(...reportOverruled(sources, key, name, value));
  return value;
}

/** The file's value beside a variable that wins: of no effect, unless it says the same, as `os.environ/NAME` does. */
function reportOverruled(sources: Sources, key: Key<unknown>, winner: string, value: unknown): KeyReport[] {
  const { written, path, entry } = findWritten(sources, key);
  if (written === undefined) return [];
  const own = key.type.read(expandValue(sources, path, written, []));
  if (JSON.stringify(own) === JSON.stringify(value)) return [{ ...entry, status: 'used', note: '' }];
  return [{ ...entry, status: 'ignored', note: `${winner} in the environment wins` }];
}

function readWritten(sources: Sources, key: Key<unknown>, { report, problems }: Findings): unknown {
  const { written, path, entry } = findWritten(sources, key);
  if (written === undefined) return undefined;

  const missing: Problem[] = [];
  const value = key.type.read(expandValue(sources, path, written, missing));
  if (missing.length > 0) problems.push(...missing);
  else if (value === undefined) problems.push(problemAt(sources, path, wrongValue(key, written)));
  else report.push({ ...entry, status: 'used', note: '' });
  return value;
}

/** A key's value in the file; a key with nothing behind it counts as not written. */
function findWritten({ document }: Sources, key: Key<unknown>) {
  const path = key.path.split('.');
  const written = valueAt(document.root, path) ?? undefined;
  const at = standsAt(document, path);
  return { written, path, entry: { key: key.path, ...at, value: showValue(written, key.type.secret) } };
}

/** Shows the value as it was written: what a variable it names holds may be a secret that ended up in the wrong place. */
function wrongValue({ type }: Key<unknown>, written: unknown): string {
  const shown = type.secret ? 'the value (not shown)' : showValue(written, false);
  return `${shown} is wrong, expected ${type.expected}`;
}
