import { spellings } from './environment.ts';
import { standsAt } from './files/document.ts';
import { KEYS, type Key, SECTIONS } from './keys.ts';
import { formatPath, isMap, type Path } from './path.ts';
import type { Problem } from './problem.ts';
import type { KeyReport } from './report.ts';
import { mostSimilar } from './similar.ts';
import { problemAt, type Sources } from './sources.ts';
import { UNUSED_KEYS, UNUSED_VARIABLES } from './unused.ts';

/** Read apart from the table, because they hold lists and maps of the operator's own. */
export const AGENT_SECTIONS = ['agents', 'agent_list'] as const;
export const MODEL_SECTIONS = ['model_list', 'credential_list'] as const;
export const DESTINATIONS = 'tracing.destinations';
export const VARIABLES_SECTION = 'environment_variables';
/** Put together before anything else is read. */
export const INCLUDE = 'include';

const TABLE: readonly Key<unknown>[] = Object.values(KEYS);
const PATHS = new Set(TABLE.map((key) => key.path));
/** Every section and sub-section that holds keys of the table. */
const SECTION_PATHS = new Set([
  ...Object.keys(SECTIONS),
  ...[...PATHS].map((path) => path.slice(0, path.lastIndexOf('.'))),
]);
const KNOWN = [
  ...PATHS,
  ...SECTION_PATHS,
  ...UNUSED_KEYS.keys(),
  ...AGENT_SECTIONS,
  ...MODEL_SECTIONS,
  DESTINATIONS,
  VARIABLES_SECTION,
  INCLUDE,
];

/** Finds the keys of the file that nothing reads, and why; sections that hold no keys are problems. */
export function surveyKeys(sources: Sources): { report: KeyReport[]; problems: Problem[] } {
  const report: KeyReport[] = [];
  const problems: Problem[] = [];

  const visit = (path: Path, value: unknown): void => {
    const key = formatPath(path);
    if (isFlat(path)) report.push(unusedKey(sources, path));
    else if (PATHS.has(key) || isReadElsewhere(key)) return;
    else if (!SECTION_PATHS.has(key)) report.push(unusedKey(sources, path));
    else if (isMap(value)) for (const [name, child] of Object.entries(value)) visit([...path, name], child);
    else if (value !== null) {
      problems.push(problemAt(sources, path, `holds a value, expected keys below "${key}:"`));
    }
  };
  for (const [name, value] of Object.entries(sources.document.root)) visit([name], value);
  return { report, problems };
}

/** `"server.port": 4000` looks like a key of the table, but is one key with a dot in its name. */
const isFlat = (path: Path): boolean => String(path.at(-1)).includes('.');

const isReadElsewhere = (key: string): boolean =>
  [VARIABLES_SECTION, DESTINATIONS, ...AGENT_SECTIONS, ...MODEL_SECTIONS].includes(key);

function unusedKey({ document }: Sources, path: Path): KeyReport {
  const key = formatPath(path);
  const entry = { key, ...standsAt(document, path), value: '' };
  if (isFlat(path)) return { ...entry, status: 'unknown', note: 'keys stand below their sections, not behind dots' };
  const reason = UNUSED_KEYS.get(key);
  if (reason !== undefined) return { ...entry, status: 'ignored', note: reason };
  return { ...entry, status: 'unknown', note: didYouMean(similarKey(path)) };
}

/** A key of the same section with a similar name, else a key of that very name elsewhere. */
function similarKey(path: Path): string | undefined {
  const section = formatPath(path.slice(0, -1));
  const name = String(path.at(-1));
  const siblings = KNOWN.filter((key) => sectionOf(key) === section);
  const sibling = mostSimilar(name, siblings.map(nameOf));
  return siblings.find((key) => nameOf(key) === sibling) ?? KNOWN.find((key) => nameOf(key) === name);
}

const nameOf = (key: string): string => key.slice(key.lastIndexOf('.') + 1);
const sectionOf = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf('.')));

/** The note on an unknown name. */
export const didYouMean = (similar: string | undefined): string => (similar ? `did you mean ${similar}?` : '');

/** Tell the command line where a running gateway is and what key opens it; the gateway itself does not read them. */
const COMMAND_LINE_VARIABLES = ['SWITCHBOARD_URL', 'SWITCHBOARD_KEY'];

/** Variables the table reads, in every spelling; those that are read before it; and the files of secrets. */
const KNOWN_VARIABLES = new Set([
  ...spellings('SWITCHBOARD_CONFIG'),
  ...COMMAND_LINE_VARIABLES,
  ...TABLE.flatMap(({ variables, type }) =>
    variables.flatMap(spellings).flatMap((name) => (type.secret ? [name, `${name}_FILE`] : [name])),
  ),
]);

/** Finds the variables that look meant for the gateway and that nothing reads. */
export function surveyVariables({ environment }: Sources): KeyReport[] {
  return environment.names().flatMap((key): KeyReport[] => {
    const entry = { key, line: null, value: '' };
    const reason = UNUSED_VARIABLES.get(key);
    if (reason !== undefined) return [{ ...entry, status: 'ignored', note: reason }];
    if (!key.startsWith('SWITCHBOARD_') || KNOWN_VARIABLES.has(key)) return [];
    return [{ ...entry, status: 'unknown', note: didYouMean(mostSimilar(key, KNOWN_VARIABLES)) }];
  });
}
