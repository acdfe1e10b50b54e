import type { Declaration } from './grants.ts';
import { texts } from './grants.ts';
import type { ModelGrant } from './principal.ts';

/** The part of a model that decisions need. */
export interface ModelFacts {
  /** As callers name it. */
  readonly name: string;
  /** The groups it carries (`model_info.access_groups`). */
  readonly accessGroups: readonly string[];
}

/** What a key, a team or an agent says about the models it may call. */
export interface ModelDeclaration extends Declaration {
  /** LiteLLM's `models`; agents have none, and declare them in their `object_permission` alone. */
  models?: readonly string[] | null;
}

/** The models of each access group, by the group's id. */
export type ModelsOfGroups = ReadonlyMap<string, readonly string[]>;

/** A level that says something, of which nothing is left, grants nothing. */
export const NO_MODELS: ModelGrant = Object.freeze({ names: new Set<string>(), patterns: [] });

/** LiteLLM's words: all there are; all of the team; none but those that are granted otherwise. */
const ALL = new Set(['*', 'all-proxy-models', 'all-team-models']);
const NONE = 'no-default-models';

/**
 * What one level grants: the union of its models and those of its access groups.
 *
 * @returns null when it declares nothing; an empty list of models is LiteLLM's way to say so
 */
export function resolveModelGrant(
  { models, objectPermission, accessGroupIds }: ModelDeclaration,
  groups: ModelsOfGroups,
): ModelGrant | null {
  const ofGroups = (accessGroupIds ?? []).map((id) => groups.get(id));
  const declared = [
    ...(models ?? []),
    ...texts(objectPermission?.['models'] ?? null),
    ...ofGroups.flatMap((of) => of ?? []),
  ];
  if (declared.some((name) => ALL.has(name))) return null;
  // A group that does not exist any more may have been about models: what names it has declared something.
  if (declared.length === 0 && !ofGroups.includes(undefined)) return null;
  const isPattern = (name: string): boolean => name.includes('*');
  return {
    names: new Set(declared.filter((name) => !isPattern(name) && name !== NONE)),
    patterns: declared.filter(isPattern).map(patternOf),
  };
}

export const grantsModel = ({ names, patterns }: ModelGrant, { name, accessGroups }: ModelFacts): boolean =>
  names.has(name) || accessGroups.some((group) => names.has(group)) || patterns.some((pattern) => pattern.test(name));

const patternOf = (name: string): RegExp =>
  new RegExp(`^${name.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 's');
