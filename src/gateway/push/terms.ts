import { type Agent, offersPush } from '../../agents/index.ts';
import type { PushRelay } from '../../tasks/index.ts';
import type { Invocation } from '../invocation.ts';

/** What the relay of push notifications needs of the gateway's parts. */
export interface PushParts {
  relay: Pick<PushRelay, 'configs' | 'receivers'>;
  /** The gateway's address as agents reach it, without a trailing slash. Nothing that a caller says has a part in it. */
  callbackBase: () => string;
}

/** Whether the gateway itself keeps the configs of an agent's tasks, and delivers. */
export const isRelayed = (agent: Agent): boolean => agent.push === 'relay' && offersPush(agent);

/** Whether the agent tells about its tasks; of all others the gateway knows by itself. */
export const tellsItself = ({ deployments }: Agent): boolean => deployments.some(({ speaksA2a }) => speaksA2a);

type PushOperation = 'push-create' | 'push-get' | 'push-list' | 'push-delete';

export const isPushOperation = (operation: Invocation['operation']): operation is PushOperation =>
  operation.startsWith('push-');
