import type { AgentDirectory } from '../agent.ts';
import type { Balancer } from './balancer.ts';

/** What metrics tell of a deployment. */
export interface DeploymentFigure {
  agent: string;
  deployment: string;
  /** Takes new calls. */
  isOpen: boolean;
  inFlight: number;
}

/** How all deployments fare now. */
export const deploymentFigures = (
  agents: Pick<AgentDirectory, 'list'>,
  balancer: Pick<Balancer, 'report'>,
): DeploymentFigure[] =>
  agents.list().flatMap((agent) =>
    agent.deployments.map((deployment) => {
      const { standing, inFlight } = balancer.report(deployment.id);
      const isOpen = standing === 'ready' || standing === 'trial';
      return { agent: agent.name, deployment: deployment.name, isOpen, inFlight };
    }),
  );
