import { decide, forbidden, keyNeeded, type Principal } from '../../access/index.ts';
import type { Model, ModelRegistry } from '../../models/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';

/** Whether a model may be called, and why. */
export interface ModelAdmission {
  model: Model | undefined;
  /** The rule that decided. */
  reason: string;
  refusal: SwitchboardError | null;
}

/** Asks the one decision function. Whoever may not call a model does not learn whether it is there. */
export function admitModel(principal: Principal, name: string, models: Pick<ModelRegistry, 'find'>): ModelAdmission {
  const model = models.find(name);
  const { allowed, reason } = decide(principal, 'model.call', { name, accessGroups: model?.accessGroups ?? [] });
  const refusal = (): SwitchboardError | null => {
    if (principal.kind === 'anonymous') return keyNeeded();
    if (!allowed) return forbidden(reason);
    return model ? null : noSuchModel(name);
  };
  return { model, reason, refusal: refusal() };
}

const noSuchModel = (name: string): SwitchboardError =>
  new SwitchboardError(
    'MODEL_NOT_FOUND',
    `There is no model "${name.slice(0, 128)}". GET /v1/models lists those that this key may call.`,
  );
