import { readFileSync } from 'node:fs';

/** Variables, looked up in layers. An empty variable counts as not set, as `FOO=` in a compose file means it. */
export interface Environment {
  get(name: string): string | undefined;
  /** Names of all variables that are set. */
  names(): string[];
}

type Variables = Record<string, string | undefined>;

/** Stacks layers of variables; the first that sets a name wins. */
export function layerEnvironment(...layers: Variables[]): Environment {
  return {
    // Own properties only: `${constructor}` names no variable.
    get: (name) => layers.map((layer) => (Object.hasOwn(layer, name) ? layer[name] : undefined)).find(Boolean),
    names: () => [...new Set(layers.flatMap((layer) => Object.keys(layer).filter((name) => layer[name])))],
  };
}

/** What a lookup gave: a value with the variable it came from, or why that variable cannot be used. */
export type Variable = { name: string; value: string } | { name: string; wrong: string };

const OWN_PREFIX = 'SWITCHBOARD_';
const LITELLM_PREFIX = 'LITELLM_';

/** The names a variable is read under: `LITELLM_X` is an alias of `SWITCHBOARD_X`. */
export function spellings(name: string): string[] {
  return name.startsWith(OWN_PREFIX) ? [name, LITELLM_PREFIX + name.slice(OWN_PREFIX.length)] : [name];
}

/**
 * Finds the first variable that is set. A secret may also stand in a file that `<NAME>_FILE` names, as Docker and
 * Kubernetes mount it; line ends after it do not count.
 */
export function findVariable(
  environment: Environment,
  names: readonly string[],
  secret: boolean,
): Variable | undefined {
  for (const name of names.flatMap(spellings)) {
    const value = environment.get(name);
    const file = secret ? environment.get(`${name}_FILE`) : undefined;
    if (value !== undefined && file !== undefined) {
      return { name, wrong: `is set together with ${name}_FILE, expected only one of the two` };
    }
    if (file !== undefined) return readSecretFile(`${name}_FILE`, file);
    if (value !== undefined) return { name, value };
  }
  return undefined;
}

function readSecretFile(name: string, file: string): Variable {
  try {
    const value = readFileSync(file, 'utf8').replace(/[\r\n]+$/, '');
    return value ? { name, value } : { name, wrong: `names ${file}, which is empty` };
  } catch (error) {
    return { name, wrong: `names ${file}, which cannot be read (${errorCode(error)})` };
  }
}

/** The system's short name of a failure: `ENOENT`, `EACCES`, … */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
