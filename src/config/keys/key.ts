import type { ValueType } from '../value-type.ts';

/** One key of the file. */
export interface Key<T> {
  /** Where it stands: `server.port`. */
  path: string;
  type: ValueType<T>;
  default: T;
  /** One or two sentences for the operator. */
  about: string;
  /** Variables that set it too and win over the file; of several the first that is set. */
  variables: readonly string[];
  /** A change in the file takes effect while the gateway runs; others need a restart. */
  reloadable: boolean;
  /** How the example file writes it, where there is no default or the file counts in another unit. */
  example?: string;
}

type KeySpec<T> = Pick<Key<T>, 'path' | 'type' | 'about'> &
  Partial<Pick<Key<T>, 'variables' | 'reloadable' | 'example'>>;

export const key = <T>(spec: KeySpec<T> & { default: NoInfer<T> }): Key<T> => ({
  variables: [],
  reloadable: false,
  ...spec,
});

/** A key that may stay without a value. */
export const optional = <T>(spec: KeySpec<T>): Key<T | null> => ({
  variables: [],
  reloadable: false,
  default: null,
  ...spec,
});
