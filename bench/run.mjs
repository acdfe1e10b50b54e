// Measures the gateway against the agent alone and against a bare relay, in one run, in turns.
//   npm run bench                  the whole of it, about twenty minutes
//   npm run bench -- --quick       everything once and briefly: does the rig work?
//   npm run bench -- --only unary  one part: unary, latency, streams, memory, models, start
//   npm run bench -- --minutes 10  holds the streams of the memory part open that long, not one minute
//   npm run bench -- --pin         relay and gateway on the first core, agent and load on the others (Linux)
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { createHome, openAccess, startGateway } from './lib/gateway.mjs';
import { measureLatency, measureMemory, measureStart, measureStreams, measureUnary } from './lib/measure.mjs';
import { measureModels } from './lib/models.mjs';
import { startOwn, stopAll } from './lib/processes.mjs';
import { print, reportOf, save } from './lib/report.mjs';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    pin: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    minutes: { type: 'string' },
  },
});

const FULL = {
  unary: { sizes: [1_000, 10_000, 100_000], connections: 64, seconds: 3, rounds: 5 },
  latency: { bytes: 1_000, perSecond: 300, seconds: 2, rounds: 10 },
  streams: { streams: 100, events: 60, everyMs: 50, rounds: 7 },
  memory: { streams: 1_000, events: 60, everyMs: 1_000, sampleMs: 1_000 },
  models: {
    unary: { sizes: [1_000, 10_000, 100_000], connections: 64, seconds: 3, rounds: 5 },
    streams: { streams: 100, events: 60, everyMs: 50, rounds: 7 },
  },
  start: { rounds: 5 },
};
const QUICK = {
  unary: { sizes: [1_000, 10_000, 100_000], connections: 16, seconds: 1, rounds: 1 },
  latency: { bytes: 1_000, perSecond: 100, seconds: 1, rounds: 1 },
  streams: { streams: 10, events: 20, everyMs: 10, rounds: 1 },
  memory: { streams: 100, events: 3, everyMs: 500, sampleMs: 250 },
  models: {
    unary: { sizes: [1_000, 10_000, 100_000], connections: 16, seconds: 1, rounds: 1 },
    streams: { streams: 10, events: 20, everyMs: 10, rounds: 1 },
  },
  start: { rounds: 1 },
};
const MEASURES = {
  unary: measureUnary,
  latency: measureLatency,
  streams: measureStreams,
  memory: measureMemory,
  models: measureModels,
  start: measureStart,
};

const MEASURED_CORE = '0';
const OTHER_CORES = `1-${availableParallelism() - 1}`;

const plan = withMinutes(options.quick ? QUICK : FULL, options.minutes);
const chosen = options.only.length > 0 ? options.only : Object.keys(plan);
const measuredOn = { cores: options.pin ? MEASURED_CORE : null };
const otherwise = { cores: options.pin ? OTHER_CORES : null };

const agent = await startOwn('agent', otherwise);
const home = await createHome(agent.url);
try {
  const rig = await startRig();
  const results = {};
  for (const name of chosen) {
    console.error(`measuring: ${name}`);
    const samples = await MEASURES[name](rig, plan[name]);
    // Models have tables of their own, for more than one thing.
    if (name === 'models') Object.assign(results, samples);
    else results[name] = samples;
  }
  const report = reportOf(results, { plan, pinned: options.pin });
  print(report);
  console.log(`\nAll samples: ${await save(report)}`);
} finally {
  await stopAll();
  await home.remove();
}

/** @param minutes how long the streams of the memory part are held open, if the plan is not to decide */
function withMinutes(plan, minutes) {
  if (minutes === undefined) return plan;
  const events = Math.round((Number(minutes) * 60_000) / plan.memory.everyMs);
  if (!(events > 0)) throw new Error(`--minutes takes a number above 0, not "${minutes}".`);
  return { ...plan, memory: { ...plan.memory, events } };
}

/** Everything that is measured, running. */
async function startRig() {
  const relay = await startOwn('relay', { ...measuredOn, env: { BENCH_AGENT_URL: agent.url } });
  const gateway = await startGateway(home, measuredOn);
  const { plain, keeping, guarded } = await openAccess(gateway.url);
  return {
    gateway,
    measuredOn,
    otherwise,
    targets: [
      { name: 'direct', child: agent.child, url: agent.url },
      { name: 'relay', child: relay.child, url: relay.url },
      { name: 'gateway', child: gateway.child, ...plain },
      { name: 'gateway, guarded', child: gateway.child, ...guarded },
      { name: 'gateway, content kept', child: gateway.child, ...keeping },
    ],
    createHome: () => createHome(agent.url),
    /** Another gateway, for what needs one that nothing else has used. */
    startGateway: (where) => startGateway(where, measuredOn),
  };
}
