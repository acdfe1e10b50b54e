import { decide, type Principal } from '../../access/index.ts';
import type { Agent, AgentDirectory } from '../../agents/index.ts';
import type { WireAnswer } from '../../gateway/index.ts';
import type { Model, ModelRegistry } from '../../models/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { agentModelOf, modelNameOf } from '../agents-as-models/agent-model.ts';

/** OpenAI says when a model was made; LiteLLM says this of all. */
const CREATED = 1_677_610_602;

/** What there is to list. */
interface Listed {
  models: ModelRegistry;
  agents: AgentDirectory;
}

/**
 * The models that a caller may call and then the agents, or one of them, as OpenAI lists them.
 *
 * @throws SwitchboardError MODEL_NOT_FOUND
 */
export function listModels(principal: Principal, id: string | null, { models, agents }: Listed): WireAnswer {
  const mayCall = (model: Model): boolean => decide(principal, 'model.call', model).allowed;
  const mayCallAgent = (agent: Agent): boolean => agent.enabled && decide(principal, 'agent.call', agent).allowed;
  if (id === null) {
    const own = agents.list().filter(mayCallAgent).map(viewAgent);
    return json({ object: 'list', data: [...models.list().filter(mayCall).map(view), ...own] });
  }
  const agentRef = agentModelOf('chat.completions', id)?.agentRef;
  const agent = agentRef === undefined ? undefined : agents.find(agentRef);
  if (agent && mayCallAgent(agent)) return json(viewAgent(agent));
  const model = agentRef === undefined ? models.find(id) : undefined;
  if (model && mayCall(model)) return json(view(model));
  throw new SwitchboardError('MODEL_NOT_FOUND', `There is no model "${id.slice(0, 128)}" that this key may call.`);
}

const view = ({ name, deployments }: Model) => ({
  id: name,
  object: 'model',
  created: CREATED,
  owned_by: deployments[0]?.provider ?? 'openai',
});

const viewAgent = ({ name }: Agent) => ({
  id: modelNameOf(name),
  object: 'model',
  created: CREATED,
  owned_by: 'a2a',
});

const json = (body: object): WireAnswer => ({
  status: 200,
  contentType: 'application/json',
  headers: {},
  body: Buffer.from(JSON.stringify(body)),
});
