import { decide, type Principal } from '../../access/index.ts';
import type { WireAnswer } from '../../gateway/index.ts';
import type { Model, ModelRegistry } from '../../models/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';

/** OpenAI says when a model was made; LiteLLM says this of all. */
const CREATED = 1_677_610_602;

/**
 * The models that a caller may call, or one of them, as OpenAI lists them.
 *
 * @throws SwitchboardError MODEL_NOT_FOUND
 */
export function listModels(principal: Principal, id: string | null, models: ModelRegistry): WireAnswer {
  const mayCall = (model: Model): boolean => decide(principal, 'model.call', model).allowed;
  if (id === null) return json({ object: 'list', data: models.list().filter(mayCall).map(view) });
  const model = models.find(id);
  if (model && mayCall(model)) return json(view(model));
  throw new SwitchboardError('MODEL_NOT_FOUND', `There is no model "${id.slice(0, 128)}" that this key may call.`);
}

const view = ({ name, deployments }: Model) => ({
  id: name,
  object: 'model',
  created: CREATED,
  owned_by: deployments[0]?.provider ?? 'openai',
});

const json = (body: object): WireAnswer => ({
  status: 200,
  contentType: 'application/json',
  headers: {},
  body: Buffer.from(JSON.stringify(body)),
});
