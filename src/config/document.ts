import type { Path } from './path.ts';
import type { Place, Problem } from './problem.ts';

/** The file's content as plain values, each with its place. */
export interface ConfigDocument {
  /** The file as the operator named it; null when there is no file. */
  name: string | null;
  root: Record<string, unknown>;
  /** Where the value at a path stands; for a map or list, where its key stands. */
  placeOf(path: Path): Place | null;
  problems: Problem[];
}

/** Stands for "no file": everything comes from the environment. */
export const NO_DOCUMENT: ConfigDocument = { name: null, root: {}, placeOf: () => null, problems: [] };
