import { spellings } from '../environment.ts';
import { KEYS, type Key } from '../keys.ts';
import { formatPath, isMap, type Path } from '../path.ts';
import { withoutCredentials } from '../report.ts';
import { AGENT_SECTIONS, DESTINATIONS, MODEL_SECTIONS, VARIABLES_SECTION } from '../survey.ts';
import { withoutSecrets } from './without-secrets.ts';

/** When a change of the file takes effect: while the gateway runs, at its next start, or never, as nothing reads it. */
export type TakesEffect = 'at_once' | 'restart' | 'never';

/** One value of the file that is another. Secrets are masked. */
export interface FileChange {
  /** Where it stands; entries of lists by their names: `agents[planner].url`. */
  key: string;
  /** As JSON has it; null where there is none. */
  before: string | null;
  after: string | null;
  takesEffect: TakesEffect;
}

type Root = Readonly<Record<string, unknown>>;

/** A value as it is, and as it may be shown. */
interface Side {
  value: unknown;
  shown: unknown;
}

const LONGEST_SHOWN = 200;

/** Where two contents of the file differ, value by value. */
export const fileChanges = (before: Root, after: Root): FileChange[] =>
  changesBetween(sideOf(before), sideOf(after), { key: '', path: [] });

const sideOf = (root: Root): Side => ({ value: root, shown: withoutSecrets({ ...root }) });

function changesBetween(before: Side, after: Side, at: { key: string; path: Path }): FileChange[] {
  if (JSON.stringify(before.value) === JSON.stringify(after.value)) return [];
  const [left, right] = [membersOf(before, after), membersOf(after, before)];
  if (left && right) {
    const steps = [...new Map([...left, ...right]).keys()];
    return steps.flatMap((step) => {
      const isListed = Array.isArray(before.value) || Array.isArray(after.value);
      const key = isListed ? `${at.key}[${step}]` : at.key === '' ? step : `${at.key}.${step}`;
      const nothing = { value: undefined, shown: undefined };
      return changesBetween(left.get(step) ?? nothing, right.get(step) ?? nothing, { key, path: [...at.path, step] });
    });
  }
  const [was, is] = [shownText(before), shownText(after)];
  const told = was === is && is !== null ? `${is}, another one` : is;
  return [{ key: at.key, before: was, after: told, takesEffect: effectOf(at.path) }];
}

/** What is in a map or list, by name; what is in neither beside one counts as an empty one. */
function membersOf({ value, shown }: Side, other: Side): Map<string, Side> | undefined {
  const inside = (name: string | number): unknown =>
    typeof shown === 'object' && shown !== null ? Reflect.get(shown, name) : shown;
  if (Array.isArray(value)) {
    const names = namesIn(value);
    return new Map(value.map((item: unknown, index) => [names[index] ?? '', { value: item, shown: inside(index) }]));
  }
  if (isMap(value))
    return new Map(Object.entries(value).map(([name, item]) => [name, { value: item, shown: inside(name) }]));
  const isAbsent = value === undefined || value === null;
  return isAbsent && (Array.isArray(other.value) || isMap(other.value)) ? new Map() : undefined;
}

const NAMES = ['agent_name', 'credential_name', 'name'] as const;

/** Entries are known by their names where each has one of its own, else by their places. */
function namesIn(list: readonly unknown[]): string[] {
  const names = list.map((item) => {
    if (!isMap(item)) return undefined;
    const info = item['model_info'];
    return [isMap(info) ? info['id'] : undefined, ...NAMES.map((name) => item[name]), item['model_name']].find(
      (name) => typeof name === 'string',
    );
  });
  const isNamed = names.every((name) => name !== undefined) && new Set(names).size === names.length;
  return list.map((_, index) => (isNamed ? String(names[index]) : String(index)));
}

function shownText({ value, shown }: Side): string | null {
  if (value === undefined) return null;
  const text = withoutCredentials(JSON.stringify(shown) ?? '').replace(/^"(\*+)"$/, '$1');
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

const TABLE: readonly Key<unknown>[] = Object.values(KEYS);
const LISTS: readonly string[] = [...AGENT_SECTIONS, ...MODEL_SECTIONS, DESTINATIONS];

function effectOf(path: Path): TakesEffect {
  const stands = path.map((_, index) => formatPath(path.slice(0, index + 1)));
  if (stands.some((key) => LISTS.includes(key))) return 'at_once';
  const read = path[0] === VARIABLES_SECTION ? keysOfVariable(String(path[1])) : keysAt(stands);
  if (read.length === 0) return 'never';
  return read.some(({ reloadable }) => !reloadable) ? 'restart' : 'at_once';
}

const keysAt = (stands: readonly string[]): Key<unknown>[] => TABLE.filter(({ path }) => stands.includes(path));

const keysOfVariable = (name: string): Key<unknown>[] =>
  TABLE.filter(({ variables }) => variables.flatMap(spellings).includes(name));
