import type { Agent } from '../../agents/index.ts';
import { type Dialect, type JsonObject, SwitchboardError } from '../../protocol/index.ts';
import type { Course } from '../course.ts';
import { askOnBehalf, restMessage } from '../on-behalf.ts';
import type { GatewayParts } from '../parts.ts';

/** What the gateway's own config is called at agents: set again, it replaces the one before. */
const CONFIG_ID = 'switchboard';

/** An address of the gateway and the token that goes with it. */
export interface Callback {
  url: string;
  token: string;
}

/** Where an agent is to push what concerns a receiver. */
export const callbackUrl = (base: string, agent: Agent, receiverId: string): string =>
  `${base}/a2a/${encodeURIComponent(agent.id)}/_push/${receiverId}`;

/**
 * A callback as a config. The token stands in it twice, since SDKs differ in which of the two they send (A2A wire notes,
 * 1.7).
 */
export function callbackConfig({ url, token }: Callback, dialect: Dialect): JsonObject {
  const bearer = dialect === '1.0' ? { scheme: 'Bearer' } : { schemes: ['Bearer'] };
  return { id: CONFIG_ID, url, token, authentication: { ...bearer, credentials: token } };
}

/**
 * Tells the agent where to push what happens in a task.
 *
 * @throws SwitchboardError TASK_NOT_FOUND, PUSH_NOTIFICATION_NOT_SUPPORTED, UPSTREAM_FAILED when it does not take it; what
 *   asking it fails with
 */
export async function setCallback(
  course: Course,
  { taskId, callback }: { taskId: string; callback: Callback },
  agent: Agent,
  parts: GatewayParts,
): Promise<void> {
  const config = callbackConfig(callback, '1.0');
  const path = `/tasks/${encodeURIComponent(taskId)}/pushNotificationConfigs`;
  const message = restMessage({ method: 'POST', path, search: '' }, { taskId, ...config }, { taskId, ...config });
  const { claim, owner: deploymentId } = course;
  const question = { operation: 'push-create', message, claim, deploymentId } as const;
  const { errorCode } = (await askOnBehalf(course, question, agent, parts)).sighting;
  if (errorCode !== undefined) throw notTaken(errorCode);
}

/** Nobody wants to be told any more. What the agent makes of it does not matter: its pushes are refused from now on. */
export async function removeCallback(course: Course, taskId: string, agent: Agent, parts: GatewayParts): Promise<void> {
  const path = `/tasks/${encodeURIComponent(taskId)}/pushNotificationConfigs/${CONFIG_ID}`;
  const message = restMessage({ method: 'DELETE', path, search: '' }, { taskId, id: CONFIG_ID });
  const { claim, owner: deploymentId } = course;
  await askOnBehalf(course, { operation: 'push-delete', message, claim, deploymentId }, agent, parts).catch(
    () => undefined,
  );
}

const CODES = { [-32001]: 'TASK_NOT_FOUND', [-32003]: 'PUSH_NOTIFICATION_NOT_SUPPORTED' } as const;

const notTaken = (errorCode: number): SwitchboardError =>
  new SwitchboardError(
    CODES[errorCode as keyof typeof CODES] ?? 'UPSTREAM_FAILED',
    `The agent takes no push notification config for this task (its error ${errorCode}). Poll the task or subscribe to it.`,
  );
