import { aDeployment, anAgent, balancing } from '../agent.fixtures.ts';
import type { Agent, BalancingRules, Deployment } from '../agent.ts';
import { type Attempt, type Balancer, createBalancer, type PickRequest } from './balancer.ts';
import type { Fault } from './fault.ts';

export const deployment = (id: string, changes: Partial<Deployment> = {}): Deployment =>
  aDeployment({ id, name: id, ...changes });

export const agentOf = (deployments: Deployment[], rules: Partial<BalancingRules> = {}): Agent =>
  anAgent({ deployments, balancing: { ...balancing, ...rules } });

/** Numbers that look random and are the same each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface BalancerBench {
  balancer: Balancer;
  /** Milliseconds; tests move it. */
  time: { now: number };
  warned: object[];
  /** Deployments and faults, as they were told. */
  faults: string[];
  /** Picks, and fails the test when there is nothing to pick. */
  pick: (agent: Agent, request?: PickRequest) => Attempt;
  /** The id of the deployment of a call that ends well after so long. */
  call: (agent: Agent, latencyMs?: number) => string;
  /** Lets calls to a deployment fail in a row. */
  fail: (agent: Agent, id: string, times: number) => void;
}

export function createBalancerBench(seed = 1): BalancerBench {
  const time = { now: 0 };
  const warned: object[] = [];
  const faults: string[] = [];
  const onFault = (_: Agent, { id }: Deployment, { kind }: Fault) => void faults.push(`${id} ${kind}`);
  const log = { warn: (facts: object) => void warned.push(facts) };
  const balancer = createBalancer({ monotonic: () => time.now, random: seeded(seed), log, onFault });
  const pick = (agent: Agent, request?: PickRequest): Attempt => {
    const attempt = balancer.pick(agent, request);
    if (!attempt) throw new Error('nothing to pick');
    return attempt;
  };
  return {
    balancer,
    time,
    warned,
    faults,
    pick,
    call(agent, latencyMs = 0) {
      const attempt = pick(agent);
      time.now += latencyMs;
      attempt.answered();
      attempt.settled(null);
      return attempt.deployment.id;
    },
    fail(agent, id, times) {
      for (let count = 0; count < times; count += 1) pick(agent, { owner: id }).settled({ kind: 'broken' });
    },
  };
}
