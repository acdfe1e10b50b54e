import { KEYS, type Key } from '../keys.ts';
import type { LoadedConfig } from '../load-config.ts';

/** Keys that differ between two configurations. */
export interface ChangedKeys {
  /** Take effect while the gateway runs. */
  live: string[];
  /** Take effect at the next start. */
  restart: string[];
}

/** Tells which keys a change of the file touches, and when each takes effect. */
export function changedKeys(before: LoadedConfig, after: LoadedConfig): ChangedKeys {
  const changed = Object.entries<Key<unknown>>(KEYS)
    .filter(([name]) => !isSame(before.values, after.values, name))
    .map(([, key]) => key);
  const pathsOf = (reloadable: boolean): string[] =>
    changed.filter((key) => key.reloadable === reloadable).map((key) => key.path);
  const listOf = (name: string, path: string): string[] => (isSame(before.values, after.values, name) ? [] : [path]);
  const lists = [
    ...listOf('agents', 'agents'),
    ...listOf('models', 'model_list'),
    ...listOf('credentials', 'credential_list'),
    ...listOf('destinations', 'tracing.destinations'),
  ];
  return { live: [...pathsOf(true), ...lists], restart: pathsOf(false) };
}

const isSame = (before: object, after: object, name: string): boolean =>
  JSON.stringify(Reflect.get(before, name)) === JSON.stringify(Reflect.get(after, name));
