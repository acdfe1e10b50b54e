import { type Environment, layerEnvironment } from './environment.ts';
import { type ConfigDocument, standsAt } from './files/document.ts';
import { isMap } from './path.ts';
import type { Problem } from './problem.ts';
import type { KeyReport } from './report.ts';
import type { Resolved } from './resolve-keys.ts';
import { expandValue, problemAt } from './sources.ts';
import { VARIABLES_SECTION } from './survey.ts';

/**
 * Reads LiteLLM's `environment_variables:`: values for variables that are not set otherwise. They may name variables
 * themselves, of the real environment.
 */
export function readVariables(document: ConfigDocument, environment: Environment): Resolved<Record<string, string>> {
  const sources = { document, environment };
  const section = document.root[VARIABLES_SECTION] ?? {};
  if (!isMap(section)) {
    const problem = problemAt(sources, [VARIABLES_SECTION], 'is no map, expected lines such as "NAME: value"');
    return { values: {}, report: [], problems: [problem] };
  }

  const values: Record<string, string> = {};
  const report: KeyReport[] = [];
  const problems: Problem[] = [];
  for (const [name, written] of Object.entries(section)) {
    const path = [VARIABLES_SECTION, name];
    const entry = { key: path.join('.'), ...standsAt(document, path), value: '' };
    if (environment.get(name) !== undefined) {
      report.push({ ...entry, status: 'ignored', note: `${name} in the environment wins` });
      continue;
    }
    const value = expandValue(sources, path, written, problems);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      values[name] = String(value);
      report.push({ ...entry, status: 'used', note: '' });
    } else if (value !== undefined) {
      problems.push(problemAt(sources, path, 'holds no single value, expected a text, a number, true or false'));
    }
  }
  return { values, report, problems };
}

/** Lets the file's variables stand in where the environment has none. */
export const withVariables = (environment: Environment, values: Record<string, string>): Environment => {
  const fallback = layerEnvironment(values);
  return {
    get: (name) => environment.get(name) ?? fallback.get(name),
    names: () => [...new Set([...environment.names(), ...fallback.names()])],
  };
};
