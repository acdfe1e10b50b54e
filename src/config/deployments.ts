import type { AgentRegistration } from './agent-registration.ts';

/** An entry of a registration's `deployments`. */
export type DeploymentRegistration = NonNullable<AgentRegistration['deployments']>[number];

/** What tells a deployment apart from the others of its agent, and survives a change of their order. */
export const deploymentKey = ({ name, url }: Pick<DeploymentRegistration, 'name' | 'url'>): string => name ?? url;

/** What is wrong with a list of deployments beyond its fields. */
export interface DeploymentProblem {
  /** Within the registration. */
  path: (string | number)[];
  description: string;
}

/** @returns undefined when the list makes sense, or there is none */
export function deploymentProblem(
  registration: Pick<AgentRegistration, 'url' | 'deployments'>,
): DeploymentProblem | undefined {
  const { url, deployments } = registration;
  if (!deployments || deployments.length === 0) return undefined;
  if (url !== undefined) {
    return { path: ['url'], description: 'give the addresses in "deployments", or the only one in "url", not both' };
  }
  const keys = deployments.map(deploymentKey);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  if (twice >= 0) {
    const description =
      'names a deployment that an earlier one names already; give each a name or an address of its own';
    return { path: ['deployments', twice], description };
  }
  if (deployments.every(({ weight }) => weight === 0)) {
    return { path: ['deployments'], description: 'one at least needs a weight above 0, or nothing can be called' };
  }
  return undefined;
}
