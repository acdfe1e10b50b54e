import type { FailureKind, Fallback, FallbackRules, FallbackType } from '../../models/index.ts';
import type { ModelCourse } from './course.ts';
import type { ModelGatewayParts } from './parts.ts';

/** The models to turn to after this failure, in order; those that the caller names stand before what is configured. */
export function fallbacksFor(
  model: string,
  kind: FailureKind,
  { invocation, fallbacks }: ModelCourse,
  { fallbacks: { table, byDefault } }: ModelGatewayParts,
): Fallback[] {
  const { disablesFallbacks, fallbacks: named } = invocation.controls;
  if (disablesFallbacks) return [];
  // The caller's list is for the model that it asked for; it is walked to its end.
  if (named) return fallbacks === 0 ? [...named] : [];
  const special = SPECIAL[kind];
  const own = special && namesIn(table(special), model);
  // What is wrong with the request is wrong elsewhere, too.
  if (kind === 'bad-request') return [];
  const names = own ?? namesIn(table('general'), model) ?? byDefault;
  return names.map((name) => ({ model: name, body: null }));
}

/** Failures that have stand-ins of their own. */
const SPECIAL: Partial<Record<FailureKind, FallbackType>> = {
  'context-window': 'context_window',
  'content-policy': 'content_policy',
};

const namesIn = (table: ReturnType<FallbackRules['table']>, model: string): readonly string[] | undefined =>
  Object.hasOwn(table, model) ? table[model] : table['*'];
