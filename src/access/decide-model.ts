import { allow, type Decision, deny } from './decision.ts';
import { grantsModel, type ModelFacts } from './model-grants.ts';
import type { GrantLevel, Principal } from './principal.ts';

export type ModelAction = 'model.call';

const ADMIN = allow('admin');
const BY_DEFAULT = allow('every model is granted by default');
const GRANTED = allow('whoever declares models grants this one');
const UNDECLARED = deny('key declares no models');
const NO_KEY = deny('a key is needed');
const NO_MODEL = deny('no model to decide about');
const NOT_BY: Record<GrantLevel, Decision> = {
  key: deny('key does not grant model'),
  team: deny('team does not grant model'),
  caller: deny('calling agent does not grant model'),
};
const LEVELS = ['key', 'team', 'caller'] as const;

/** Decides what concerns one model: the intersection of the levels that declare some. */
export function decideModel(principal: Principal, model: ModelFacts | undefined): Decision {
  if (principal.kind === 'admin') return ADMIN;
  if (!model) return NO_MODEL;
  if (principal.kind === 'anonymous') return NO_KEY;
  const { modelGrants, defaultModelAccess } = principal;
  let isDeclared = false;
  for (const level of LEVELS) {
    const grant = modelGrants[level];
    if (grant && !grantsModel(grant, model)) return NOT_BY[level];
    if (grant) isDeclared = true;
  }
  if (isDeclared) return GRANTED;
  return defaultModelAccess === 'all' ? BY_DEFAULT : UNDECLARED;
}
