import { formatPath, type Path } from '../path.ts';
import type { Place, Problem } from '../problem.ts';
import type { KeyReport } from '../report.ts';

/** The content of the file, and of those that it includes, as plain values, each with its place. */
export interface ConfigDocument {
  /** The file as the operator named it; null when there is no file. */
  name: string | null;
  root: Record<string, unknown>;
  /** Where each value stands, by its formatted path; for a map or list, where its key stands. */
  places: ReadonlyMap<string, Place>;
  /** What became of keys when the files were put together. */
  report: readonly KeyReport[];
  problems: readonly Problem[];
}

/** Stands for "no file": everything comes from the environment. */
export const NO_DOCUMENT: ConfigDocument = { name: null, root: {}, places: new Map(), report: [], problems: [] };

/** The nearest place that is known: a missing key is looked for where its section stands. */
export function placeOf({ places }: Pick<ConfigDocument, 'places'>, path: Path): Place | null {
  for (let length = path.length; length > 0; length--) {
    const place = places.get(formatPath(path.slice(0, length)));
    if (place) return place;
  }
  return null;
}

/** The place of a value, for the report. */
export function standsAt(document: ConfigDocument, path: Path): Pick<KeyReport, 'line' | 'file'> {
  const place = placeOf(document, path);
  return { line: place?.line ?? null, ...(place?.file !== undefined && { file: place.file }) };
}
