import { findVariable, type Variable } from './environment.ts';
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
    const fromFile = readFromFile(sources, key, variable?.name, { report, problems });
    const fromVariable = variable && readVariable(key, variable, { report, problems });
    return [name, fromVariable ?? fromFile ?? key.default];
  });
  return { values: Object.fromEntries(values) as Values, report, problems };
}

type Findings = Pick<Resolved<unknown>, 'report' | 'problems'>;

function readVariable(key: Key<unknown>, variable: Variable, { report, problems }: Findings): unknown {
  const { name } = variable;
  const value = 'value' in variable ? key.type.read(variable.value) : undefined;
  if (value === undefined) {
    const message = 'wrong' in variable ? variable.wrong : wrongValue(key, variable.value);
    problems.push({ source: ENVIRONMENT, place: null, key: name, message });
    return undefined;
  }
  const shown = 'value' in variable ? showValue(variable.value, key.type.secret) : '';
  report.push({ key: name, line: null, status: 'used', value: shown, note: `sets ${key.path}` });
  return value;
}

function readFromFile(sources: Sources, key: Key<unknown>, winner: string | undefined, findings: Findings): unknown {
  const path = key.path.split('.');
  const written = valueAt(sources.document.root, path);
  if (written === undefined || written === null) return undefined;

  const line = sources.document.placeOf(path)?.line ?? null;
  const entry = { key: key.path, line, value: showValue(written, key.type.secret) };
  if (winner !== undefined) {
    findings.report.push({ ...entry, status: 'ignored', note: `${winner} in the environment wins` });
    return undefined;
  }
  const before = findings.problems.length;
  const value = key.type.read(expandValue(sources, path, written, findings.problems));
  if (findings.problems.length > before) return undefined;
  if (value === undefined) findings.problems.push(problemAt(sources, path, wrongValue(key, written)));
  else findings.report.push({ ...entry, status: 'used', note: '' });
  return value;
}

/** Shows the value as it was written: what a variable it names holds may be a secret that ended up in the wrong place. */
function wrongValue({ type }: Key<unknown>, written: unknown): string {
  const shown = type.secret ? 'the value (not shown)' : showValue(written, false);
  return `${shown} is wrong, expected ${type.expected}`;
}
