import type { DeploymentFigure } from '../agents/index.ts';
import { gauges } from './gauge.ts';

/** As many series as there are deployments. Each metric whole, without a line break at its end. */
export const writeDeployments = (figures: readonly DeploymentFigure[]): string[] => [
  gauges(
    'switchboard_deployment_open',
    '0 while a deployment is left out for its faults or its health checks.',
    figures.map((figure) => [labelsOf(figure), Number(figure.isOpen)]),
  ),
  gauges(
    'switchboard_deployment_in_flight',
    'Calls to a deployment that run now, streams included.',
    figures.map((figure) => [labelsOf(figure), figure.inFlight]),
  ),
];

const labelsOf = ({ agent, deployment }: DeploymentFigure) => ({ agent, deployment });
