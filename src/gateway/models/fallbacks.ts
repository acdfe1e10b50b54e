import type { FailureKind, Fallback } from '../../models/index.ts';
import type { ModelCourse } from './course.ts';
import type { ModelGatewayParts } from './parts.ts';
import type { FallbackTable } from './rules.ts';

/** The models to turn to after this failure, in order; those that the caller names stand before what is configured. */
export function fallbacksFor(
  model: string,
  kind: FailureKind,
  { invocation, fallbacks }: ModelCourse,
  { fallbacks: { general, contextWindow, contentPolicy, byDefault } }: ModelGatewayParts,
): Fallback[] {
  const { disablesFallbacks, fallbacks: named } = invocation.controls;
  if (disablesFallbacks) return [];
  // The caller's list is for the model that it asked for; it is walked to its end.
  if (named) return fallbacks === 0 ? [...named] : [];
  const special = { 'context-window': contextWindow, 'content-policy': contentPolicy } as const;
  const own = kind === 'context-window' || kind === 'content-policy' ? namesIn(special[kind], model) : undefined;
  // What is wrong with the request is wrong elsewhere, too.
  if (kind === 'bad-request') return [];
  const names = own ?? namesIn(general, model) ?? byDefault;
  return names.map((name) => ({ model: name, body: null }));
}

const namesIn = (table: FallbackTable, model: string): readonly string[] | undefined =>
  Object.hasOwn(table, model) ? table[model] : table['*'];
