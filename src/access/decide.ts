import { decideAct } from './decide-act.ts';
import { type AgentAction, decideAgent } from './decide-agent.ts';
import { decideManagement, type ManagementAction, type ManagementFacts } from './decide-management.ts';
import { decideModel, type ModelAction } from './decide-model.ts';
import type { Decision } from './decision.ts';
import type { AgentFacts } from './grants.ts';
import type { ModelFacts } from './model-grants.ts';
import type { Principal } from './principal.ts';

/** What somebody wants to do. */
export type Action = AgentAction | 'agent.act' | ModelAction | ManagementAction;

/** What a decision needs to know about the thing it is about. */
export type Facts<Asked extends Action> = Asked extends AgentAction | 'agent.act'
  ? AgentFacts
  : Asked extends ModelAction
    ? ModelFacts
    : Asked extends ManagementAction
      ? ManagementFacts<Asked>
      : never;

/**
 * The one pure decision: default deny, every front and route asks here.
 *
 * @param facts of the agent, model, key, team or user it is about; where they are needed and not given, the answer is no
 */
export function decide<Asked extends Action>(principal: Principal, action: Asked, facts?: Facts<Asked>): Decision {
  switch (action) {
    case 'agent.call':
    case 'agent.see':
    case 'agent.card':
      return decideAgent(principal, action, facts as AgentFacts | undefined);
    case 'agent.act':
      return decideAct(principal, facts as AgentFacts | undefined);
    case 'model.call':
      return decideModel(principal, facts as ModelFacts | undefined);
    default:
      return decideManagement(principal, action, facts as ManagementFacts | undefined);
  }
}
