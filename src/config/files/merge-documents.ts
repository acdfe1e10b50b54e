import { formatPath, isMap, type Path } from '../path.ts';
import type { Place } from '../problem.ts';
import type { KeyReport } from '../report.ts';
import { type ConfigDocument, standsAt } from './document.ts';

/**
 * Two files as one: lists are joined, sections are put together, and of a single value that both give the included file's
 * counts, as in LiteLLM. What is thereby without effect is reported.
 *
 * @param included the file that the other one includes
 */
export function mergeDocuments(document: ConfigDocument, included: ConfigDocument): ConfigDocument {
  const file = included.name ?? '';
  const places = new Map(document.places);
  const overruled: KeyReport[] = [];

  const carry = (value: unknown, from: Path, to: Path): void => {
    const place = included.places.get(formatPath(from));
    if (place) places.set(formatPath(to), inFile(place, file));
    for (const [step, item] of membersOf(value)) carry(item, [...from, step], [...to, step]);
  };

  const merged = (own: unknown, other: unknown, path: Path): unknown => {
    // A key with nothing behind it says nothing.
    if (isNothing(other) && !isNothing(own)) return own;
    if (isMap(own) && isMap(other)) return mergedMaps(own, other, path);
    if (Array.isArray(own) && Array.isArray(other)) {
      for (const [index, item] of other.entries()) carry(item, [...path, index], [...path, own.length + index]);
      return [...own, ...other];
    }
    if (!isNothing(own) && own !== other) overruled.push(overruledBy(included, document, path));
    carry(other, path, path);
    return other;
  };

  const mergedMaps = (own: Record<string, unknown>, other: Record<string, unknown>, path: Path) => ({
    ...own,
    ...Object.fromEntries(
      Object.entries(other).map(([name, value]) => [
        name,
        merged(Object.hasOwn(own, name) ? own[name] : undefined, value, [...path, name]),
      ]),
    ),
  });

  return {
    name: document.name,
    root: mergedMaps(document.root, included.root, []),
    places,
    report: [...document.report, ...included.report.map((entry) => inFile(entry, file)), ...overruled],
    problems: [
      ...document.problems,
      ...included.problems.map((problem) => ({ ...problem, place: problem.place && inFile(problem.place, file) })),
    ],
  };
}

/** What an included file includes keeps its own. */
const inFile = <Standing extends Pick<Place, 'file'>>(standing: Standing, file: string): Standing => ({
  file,
  ...standing,
});

const isNothing = (value: unknown): boolean => value === undefined || value === null;

function membersOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return [...value.entries()];
  return isMap(value) ? Object.entries(value) : [];
}

/** Values may be secrets: none is shown. */
function overruledBy(winner: ConfigDocument, document: ConfigDocument, path: Path): KeyReport {
  const { line, file = winner.name } = standsAt(winner, path);
  const note = `${file}:${line} wins`;
  return { key: formatPath(path), ...standsAt(document, path), status: 'ignored', value: '', note };
}
