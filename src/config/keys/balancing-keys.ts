import { choice, milliseconds, wholeNumber } from '../value-type.ts';
import { key } from './key.ts';

/** How deployments are chosen and looked after, for agents that set nothing themselves. */
export const BALANCING_KEYS = {
  balancingStrategy: key({
    path: 'agent_defaults.load_balancing.strategy',
    type: choice(['weighted', 'least_in_flight', 'lowest_latency']),
    default: 'weighted',
    about: 'How one of several deployments is chosen.',
  }),
  maxAttempts: key({
    path: 'agent_defaults.load_balancing.max_attempts',
    type: wholeNumber(1, 64),
    default: 3,
    about: 'Deployments that one call is tried on at most, each only if the one before provably did not get it.',
  }),
  ejectAfter: key({
    path: 'agent_defaults.load_balancing.eject_after',
    type: wholeNumber(1, 1_000_000),
    default: 3,
    about: 'Faults in a row after which a deployment is left out for a while.',
  }),
  coolDownMs: key({
    path: 'agent_defaults.load_balancing.cool_down_ms',
    type: milliseconds,
    default: 5_000,
    about: 'How long it is left out the first time; each time in a row twice as long.',
  }),
  maxCoolDownMs: key({
    path: 'agent_defaults.load_balancing.max_cool_down_ms',
    type: milliseconds,
    default: 60_000,
    about: 'The longest it is left out.',
  }),
  slowStartMs: key({
    path: 'agent_defaults.load_balancing.slow_start_ms',
    type: milliseconds,
    default: 0,
    about: 'How long the share of a deployment that is back grows from a tenth to the whole; 0 at once.',
  }),
  healthPeriodMs: key({
    path: 'agent_defaults.health_check.period_ms',
    type: milliseconds,
    default: 0,
    about: 'How often every deployment is asked whether it works; 0 only when somebody wants to know.',
  }),
  healthTimeoutMs: key({
    path: 'agent_defaults.health_check.timeout_ms',
    type: milliseconds,
    default: 5_000,
    about: 'The longest a deployment may take to answer that.',
  }),
  unhealthyAfter: key({
    path: 'agent_defaults.health_check.unhealthy_after',
    type: wholeNumber(1, 1000),
    default: 3,
    about: 'Failed checks in a row that make a deployment unhealthy.',
  }),
  healthyAfter: key({
    path: 'agent_defaults.health_check.healthy_after',
    type: wholeNumber(1, 1000),
    default: 1,
    about: 'Successful checks in a row that make it healthy again.',
  }),
};
