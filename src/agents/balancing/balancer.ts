import type { Agent, Deployment } from '../agent.ts';
import type { Fault } from './fault.ts';

/** Chooses deployments, and learns from what becomes of the calls to them. All in memory; every method is synchronous. */
export interface Balancer {
  /**
   * The deployment for one attempt.
   *
   * @returns undefined when every deployment that may be tried has been
   * @throws SwitchboardError DEPLOYMENT_GONE when the owner is no deployment of the agent any more
   */
  pick(agent: Agent, request?: PickRequest): Pick | undefined;
}

export interface PickRequest {
  /** Id of the deployment that owns the task or context: nobody else can answer for it. */
  owner?: string | null;
  /** Ids of the deployments this call has been tried on. */
  exclude?: ReadonlySet<string>;
}

/** One attempt on one deployment. */
export interface Pick {
  readonly deployment: Deployment;
  /** The rule that chose it, for the call's record and for people. */
  readonly reason: string;
  /** The answer has begun: the deployment works. Measures its latency. */
  answered(): void;
  /** The attempt has ended, streams included; counts once. @param fault what was wrong with the deployment, if anything */
  settled(fault: Fault | null): void;
}
