/** A position in a file, both counted from 1. */
export interface Place {
  line: number;
  column: number;
  /** The included file it is in; left out for the file that the operator named. */
  file?: string;
}

/** One thing that is wrong, where it is, and what was expected. Never holds a secret. */
export interface Problem {
  /** The file as the operator named it, or `environment`. */
  source: string;
  place: Place | null;
  /** The key or variable; null when the file as a whole is wrong. */
  key: string | null;
  message: string;
}

/** The source of problems and keys that come from variables. */
export const ENVIRONMENT = 'environment';

/** Writes a problem as compilers do: `config.yaml:3:9: server.port: …`. */
export function formatProblem({ source, place, key, message }: Problem): string {
  const where = place ? `${source}:${place.line}:${place.column}` : source;
  return [where, key, message].filter((part) => part !== null).join(': ');
}
