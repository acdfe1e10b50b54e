import type { Environment } from './environment.ts';
import { type ConfigDocument, placeOf } from './files/document.ts';
import { formatPath, isMap, type Path } from './path.ts';
import type { Problem } from './problem.ts';
import { expandText } from './reference.ts';

/** What reading a part of the configuration is given. */
export interface Sources {
  document: ConfigDocument;
  environment: Environment;
}

/** A problem with a value of the file. */
export function problemAt({ document }: Sources, path: Path, message: string): Problem {
  const place = placeOf(document, path);
  return { source: place?.file ?? document.name ?? '', place, key: formatPath(path), message };
}

/**
 * Fills in the variables that a value's texts name, at any depth.
 *
 * @returns undefined in place of each text whose variables are not set: `problems` then says so
 */
export function expandValue(sources: Sources, path: Path, value: unknown, problems: Problem[]): unknown {
  if (typeof value === 'string') return expandAt(sources, path, value, problems);
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => expandValue(sources, [...path, index], item, problems));
  }
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, expandValue(sources, [...path, name], item, problems)]),
  );
}

function expandAt(sources: Sources, path: Path, text: string, problems: Problem[]): string | undefined {
  const expansion = expandText(text, sources.environment);
  if ('text' in expansion) return expansion.text;
  for (const name of expansion.missing) {
    problems.push(
      problemAt(sources, path, `the variable ${name} is not set, expected it in the environment or in .env`),
    );
  }
  return undefined;
}
