import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Agent } from '../agent.ts';
import { agentOf, type BalancerBench, createBalancerBench, deployment } from './balancing.fixtures.ts';

let bench: BalancerBench;
beforeEach(() => {
  bench = createBalancerBench();
});

const twins = agentOf([deployment('a'), deployment('b')]);

/** How often each deployment is called in so many calls. */
const tally = (agent: Agent, calls: number): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (let call = 0; call < calls; call += 1) {
    const id = bench.call(agent);
    counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
};

describe('an agent with one deployment', () => {
  const agent = agentOf([deployment('a')]);

  it('calls it, whatever its faults', () => {
    bench.fail(agent, 'a', 10);
    expect(bench.pick(agent)).toMatchObject({ deployment: { id: 'a' }, reason: 'only deployment' });
    expect(bench.warned).toEqual([]);
  });

  it('has nothing left once it was tried', () => {
    expect(bench.balancer.pick(agent, { exclude: new Set(['a']) })).toBeUndefined();
  });
});

describe('what has an owner', () => {
  it('goes to the owner, though it is drained, ejected and unhealthy', () => {
    const agent = agentOf([deployment('a'), deployment('b', { weight: 0 })]);
    bench.fail(agent, 'b', 3);
    bench.balancer.checked('b', false);
    expect(bench.pick(agent, { owner: 'b' })).toMatchObject({ deployment: { id: 'b' } });
  });

  it('is not tried elsewhere', () => {
    expect(bench.balancer.pick(twins, { owner: 'b', exclude: new Set(['b']) })).toBeUndefined();
  });

  it('cannot be asked of anybody when the owner was removed', () => {
    expect(() => bench.balancer.pick(twins, { owner: 'gone' })).toThrow(
      expect.objectContaining({ code: 'DEPLOYMENT_GONE' }),
    );
  });
});

describe('weights', () => {
  it('are honoured: 1000 calls at 3 to 1 fall as chance would have them', () => {
    const counts = tally(agentOf([deployment('a', { weight: 3 }), deployment('b')]), 1000);
    // Five standard deviations around 750.
    expect(counts['a']).toBeGreaterThan(750 - 69);
    expect(counts['a']).toBeLessThan(750 + 69);
  });

  it('of 0 give nothing new', () => {
    const agent = agentOf([deployment('a', { weight: 0 }), deployment('b'), deployment('c')]);
    expect(Object.keys(tally(agent, 100)).sort()).toEqual(['b', 'c']);
    const tried = new Set(['b', 'c']);
    expect(bench.balancer.pick(agent, { exclude: tried })).toBeUndefined();
  });

  it('of a deployment without a known interface give nothing', () => {
    const agent = agentOf([deployment('a', { interfaces: [] }), deployment('b')]);
    expect(tally(agent, 20)).toEqual({ b: 20 });
  });

  it('are honoured by any weights and any chance, within five standard deviations', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(weights, fc.integer(), (given, seed) => {
        bench = createBalancerBench(seed);
        const calls = 2000;
        const counts = tally(agentOf(given.map((weight, at) => deployment(`d${at}`, { weight }))), calls);
        const total = given.reduce((sum, weight) => sum + weight, 0);
        given.forEach((weight, at) => {
          const share = weight / total;
          const deviation = Math.sqrt(calls * share * (1 - share));
          expect(Math.abs((counts[`d${at}`] ?? 0) - calls * share)).toBeLessThanOrEqual(5 * deviation + 1);
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('priorities', () => {
  const agent = agentOf([
    deployment('main-1'),
    deployment('main-2'),
    deployment('spare', { priority: 1, weight: 1000 }),
  ]);

  it('keep the spare idle while one of the first group works', () => {
    bench.fail(agent, 'main-1', 3);
    expect(tally(agent, 50)).toEqual({ 'main-2': 50 });
  });

  it('hand over to the next group when the first is out, and back when it is back', () => {
    bench.fail(agent, 'main-1', 3);
    bench.fail(agent, 'main-2', 3);
    expect(tally(agent, 50)).toEqual({ spare: 50 });
    bench.time.now += 5000;
    expect(tally(agent, 50)).not.toHaveProperty('spare');
  });

  it('hand one call over when its first group has been tried', () => {
    const exclude = new Set(['main-1', 'main-2']);
    expect(bench.pick(agent, { exclude }).deployment.id).toBe('spare');
  });
});

describe('a deployment that fails', () => {
  it('is left out after three faults in a row, for five seconds', () => {
    bench.fail(twins, 'a', 2);
    expect(bench.balancer.report('a')).toMatchObject({ standing: 'ready', faultsInARow: 2, lastFault: 'broken' });
    bench.fail(twins, 'a', 1);
    expect(bench.balancer.report('a')).toMatchObject({ standing: 'ejected', faultsInARow: 3, coolDownMs: 5000 });
    expect(tally(twins, 50)).toEqual({ b: 50 });
    expect(bench.warned).toEqual([
      { agent: 'echo', deployment: 'a', fault: 'broken', ejectAfter: 3, coolDownMs: 5000 },
    ]);
    bench.time.now += 4999;
    expect(tally(twins, 50)).toEqual({ b: 50 });
  });

  it('is not, when calls that end well stand between its faults', () => {
    for (let round = 0; round < 5; round += 1) {
      bench.fail(twins, 'a', 2);
      const attempt = bench.pick(twins, { owner: 'a' });
      attempt.answered();
      attempt.settled(null);
    }
    expect(bench.balancer.report('a').standing).toBe('ready');
  });

  it('is, when its streams begin well and break', () => {
    for (let stream = 0; stream < 3; stream += 1) {
      const attempt = bench.pick(twins, { owner: 'a' });
      attempt.answered();
      attempt.settled({ kind: 'broken' });
    }
    expect(bench.balancer.report('a').standing).toBe('ejected');
  });

  it('is not for callers that leave before an answer', () => {
    bench.fail(twins, 'a', 2);
    bench.pick(twins, { owner: 'a' }).settled(null);
    expect(bench.balancer.report('a').faultsInARow).toBe(2);
  });

  it('is left out at once, for as long as it asks, when it says that it is overloaded', () => {
    bench.pick(twins, { owner: 'a' }).settled({ kind: 'overloaded', restMs: 12_000 });
    expect(bench.balancer.report('a')).toMatchObject({ standing: 'ejected', coolDownMs: 12_000 });
  });

  it('is left out for a minute at most, whatever it asks', () => {
    bench.pick(twins, { owner: 'a' }).settled({ kind: 'overloaded', restMs: 86_400_000 });
    expect(bench.balancer.report('a').coolDownMs).toBe(60_000);
  });

  it('is not blamed twice for calls that began before it was left out', () => {
    const early = [1, 2, 3, 4, 5].map(() => bench.pick(twins, { owner: 'a' }));
    bench.time.now += 1;
    for (const attempt of early) attempt.settled({ kind: 'broken' });
    expect(bench.balancer.report('a').coolDownMs).toBe(5000);
  });

  it('counts an attempt once, however often it is settled', () => {
    const attempt = bench.pick(twins, { owner: 'a' });
    for (let time = 0; time < 5; time += 1) attempt.settled({ kind: 'broken' });
    attempt.answered();
    expect(bench.faults).toEqual(['a broken']);
    expect(bench.balancer.report('a')).toMatchObject({ inFlight: 0, faultsInARow: 1, latencyMs: null });
  });
});

describe('after the cool-down', () => {
  beforeEach(() => {
    bench.fail(twins, 'a', 3);
    bench.time.now += 5000;
  });

  /** Picks until chance names the deployment, leaving everything else settled. */
  const trial = () => {
    for (let tries = 0; tries < 100; tries += 1) {
      const attempt = bench.pick(twins);
      if (attempt.deployment.id === 'a') return attempt;
      attempt.settled(null);
    }
    throw new Error('it was never tried again');
  };

  it('one call at a time tries whether it is back', () => {
    expect(bench.balancer.report('a').standing).toBe('trial');
    const attempt = trial();
    expect(tally(twins, 50)).toEqual({ b: 50 });
    attempt.settled(null);
    expect(trial().deployment.id).toBe('a');
  });

  it('it is back as soon as an answer has begun, though the stream goes on', () => {
    trial().answered();
    expect(bench.balancer.report('a')).toMatchObject({ standing: 'ready', inFlight: 1 });
    expect(Object.keys(tally(twins, 50)).sort()).toEqual(['a', 'b']);
  });

  it('a fault leaves it out for twice as long each time, up to a minute', () => {
    const waits = [];
    for (let round = 0; round < 6; round += 1) {
      trial().settled({ kind: 'unreachable' });
      const { coolDownMs } = bench.balancer.report('a');
      waits.push(coolDownMs);
      bench.time.now += coolDownMs;
    }
    expect(waits).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
  });

  it('an answer to a call from before the cool-down proves nothing', () => {
    const other = createBalancerBench();
    const early = other.pick(twins, { owner: 'a' });
    other.time.now += 1;
    other.fail(twins, 'a', 3);
    other.time.now += 1;
    early.answered();
    early.settled(null);
    expect(other.balancer.report('a')).toMatchObject({ standing: 'ejected', faultsInARow: 3 });
  });

  it('its share grows from a tenth to the whole, if it is to begin slowly', () => {
    const slow: Agent = { ...twins, balancing: { ...twins.balancing, slowStartMs: 10_000 } };
    trial().answered();
    const shareNow = () => (tally(slow, 2000)['a'] ?? 0) / 2000;
    expect(shareNow()).toBeCloseTo(0.1 / 1.1, 1);
    bench.time.now += 5_000;
    expect(shareNow()).toBeCloseTo(0.5 / 1.5, 1);
    bench.time.now += 5_000;
    expect(shareNow()).toBeCloseTo(0.5, 1);
  });
});

describe('when all are out', () => {
  it('the one that is back soonest is called: refusing would help nobody', () => {
    bench.fail(twins, 'a', 3);
    bench.time.now += 1000;
    bench.fail(twins, 'b', 3);
    expect(bench.pick(twins)).toMatchObject({
      deployment: { id: 'a' },
      reason: 'none is open, this one is the soonest back',
    });
    expect(bench.call(twins)).toBe('a');
    expect(bench.balancer.report('a').standing).toBe('ready');
  });

  it('an unhealthy one comes after all others', () => {
    bench.balancer.checked('a', false);
    bench.fail(twins, 'b', 3);
    expect(bench.pick(twins).deployment.id).toBe('b');
  });

  it('each is tried once for one call', () => {
    bench.fail(twins, 'a', 3);
    bench.fail(twins, 'b', 3);
    expect(bench.pick(twins, { exclude: new Set(['a']) }).deployment.id).toBe('b');
    expect(bench.balancer.pick(twins, { exclude: new Set(['a', 'b']) })).toBeUndefined();
  });
});

describe('health checks', () => {
  it('take a deployment out and bring it back', () => {
    bench.balancer.checked('a', false);
    expect(bench.balancer.report('a').standing).toBe('unhealthy');
    expect(tally(twins, 50)).toEqual({ b: 50 });
    bench.balancer.checked('a', true);
    expect(Object.keys(tally(twins, 50)).sort()).toEqual(['a', 'b']);
  });
});

describe('least in flight', () => {
  const agent = agentOf([deployment('a'), deployment('b')], { strategy: 'least_in_flight' });

  it('evens out calls that run', () => {
    const running = Array.from({ length: 10 }, () => bench.pick(agent).deployment.id);
    expect(running.filter((id) => id === 'a')).toHaveLength(5);
  });

  it('goes by weight: twice the weight, twice the calls', () => {
    const uneven = agentOf([deployment('a', { weight: 2 }), deployment('b')], { strategy: 'least_in_flight' });
    const running = Array.from({ length: 30 }, () => bench.pick(uneven).deployment.id);
    expect(running.filter((id) => id === 'a')).toHaveLength(20);
  });

  it('never chooses the busiest of many', () => {
    const many = agentOf(
      Array.from({ length: 5 }, (_, at) => deployment(`d${at}`)),
      { strategy: 'least_in_flight' },
    );
    for (let call = 0; call < 20; call += 1) bench.pick(many, { owner: 'd0' });
    expect(tally(many, 100)).not.toHaveProperty('d0');
  });
});

describe('lowest latency', () => {
  const agent = agentOf([deployment('a'), deployment('b')], { strategy: 'lowest_latency' });
  const answer = (id: string, latencyMs: number) => {
    const attempt = bench.pick(agent, { owner: id });
    bench.time.now += latencyMs;
    attempt.answered();
    attempt.settled(null);
  };

  it('measures everybody, and then calls the fastest', () => {
    answer('a', 100);
    expect(bench.call(agent, 10)).toBe('b');
    expect(tally(agent, 20)).toEqual({ b: 20 });
  });

  it('is a moving average: one answer weighs three tenths', () => {
    answer('a', 100);
    answer('a', 0);
    expect(bench.balancer.report('a').latencyMs).toBeCloseTo(70, 5);
  });

  it('counts the calls that wait there already', () => {
    answer('a', 10);
    answer('b', 25);
    const running = Array.from({ length: 7 }, () => bench.pick(agent).deployment.id);
    expect(running.filter((id) => id === 'a')).toHaveLength(5);
  });

  it('asks the slow one again after a while', () => {
    answer('a', 10);
    answer('b', 100);
    const seconds = Array.from({ length: 60 }, () => {
      bench.time.now += 990;
      return bench.call(agent, 10);
    });
    expect(seconds.slice(0, 10)).not.toContain('b');
    expect(seconds).toContain('b');
  });
});

it('forgets deployments that are gone', () => {
  bench.fail(twins, 'a', 3);
  bench.balancer.keepOnly(new Set(['b']));
  expect(bench.balancer.report('a')).toMatchObject({ standing: 'ready', faultsInARow: 0 });
});

describe('whatever happens', () => {
  type Step = { kind: 'call' | 'fault' | 'answer' | 'end'; at: number } | { kind: 'wait'; ms: number };
  const steps = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('call' as const), at: fc.nat(9) }) },
      fc.record({ kind: fc.constantFrom('fault' as const, 'answer' as const, 'end' as const), at: fc.nat(9) }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 20_000 }) }),
    ),
    { maxLength: 200 },
  );
  const strategy = fc.constantFrom('weighted' as const, 'least_in_flight' as const, 'lowest_latency' as const);
  const group = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 5 }), priority: fc.nat(2) }), {
    minLength: 2,
    maxLength: 5,
  });

  it('no ejected deployment is called while another is ready, no later group while an earlier one has any ready', () => {
    fc.assert(
      fc.property(steps, strategy, group, fc.integer(), (given: Step[], rule, members, seed) => {
        const { balancer, pick, time } = createBalancerBench(seed);
        const agent = agentOf(
          members.map((member, at) => deployment(`d${at}`, member)),
          { strategy: rule },
        );
        const open: ReturnType<typeof pick>[] = [];
        for (const step of given) {
          if (step.kind === 'wait') {
            time.now += step.ms;
          } else if (step.kind === 'call') {
            const standings = agent.deployments.map(({ id, priority }) => ({ id, priority, ...balancer.report(id) }));
            const attempt = pick(agent);
            const chosen = standings.find(({ id }) => id === attempt.deployment.id);
            const ready = standings.filter(({ standing }) => standing === 'ready');
            if (ready.length > 0) {
              expect(['ready', 'trial']).toContain(chosen?.standing);
              expect(chosen?.priority).toBeLessThanOrEqual(Math.min(...ready.map(({ priority }) => priority)));
            }
            open.push(attempt);
          } else {
            const attempt = open[step.at % Math.max(1, open.length)];
            if (step.kind === 'answer') attempt?.answered();
            else attempt?.settled(step.kind === 'fault' ? { kind: 'broken' } : null);
          }
        }
        for (const attempt of open) attempt.settled(null);
        for (const { id } of agent.deployments) expect(balancer.report(id).inFlight).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});
