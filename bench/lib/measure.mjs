// The measurements. Each goes through the targets in turns, round by round, so that all of them meet the same noise, and
// gives a sample for each round: medians over the rounds, and ratios, are the report's business.
import { caughtUp, openAccess } from './gateway.mjs';
import { median, quantile } from './statistics.mjs';
import { readStreams } from './streams.mjs';
import { pace, saturate } from './unary.mjs';

/** Calls per second at many connections, and what each costs the target in CPU time. */
export async function measureUnary(rig, { sizes, rounds, ...load }) {
  const samples = [];
  for (const bytes of sizes) {
    for (const target of rig.targets) await saturate(target, { ...load, bytes, seconds: 1 });
    await inTurns(rig, rounds, async (target) => {
      const { result, cpuUs } = await withCpu(rig, target, () => saturate(target, { ...load, bytes }));
      samples.push({ target: target.name, bytes, perSecond: result.perSecond, cpuUsPerCall: cpuUs / result.calls });
    });
  }
  return samples;
}

/** Latency at a moderate, fixed rate. */
export async function measureLatency(rig, { rounds, ...load }) {
  const samples = [];
  await inTurns(rig, rounds, async (target) => {
    const latencies = await pace(target, load);
    await caughtUp(rig.gateway.url);
    samples.push({ target: target.name, p50Ms: quantile(latencies, 0.5), p99Ms: quantile(latencies, 0.99) });
  });
  return samples;
}

/** How much later events arrive, and what each costs the target in CPU time. */
export async function measureStreams(rig, { rounds, ...load }) {
  const samples = [];
  await inTurns(rig, rounds, async (target) => {
    const { result, cpuUs } = await withCpu(rig, target, () => readStreams(target, load));
    samples.push({
      target: target.name,
      firstEventMs: median(result.firstEvents),
      firstDelayMs: median(result.firstDelays),
      delayMs: median(result.delays),
      delayP99Ms: quantile(result.delays, 0.99),
      cpuUsPerEvent: cpuUs / (load.streams * load.events),
    });
  });
  return samples;
}

/** Memory of a gateway of its own, in bytes: idle, then once a second or so while many streams are open, and afterwards. */
export async function measureMemory(rig, { sampleMs, ...load }) {
  const home = await rig.createHome();
  const { child, url } = await rig.startGateway(home);
  const target = { name: 'gateway', ...(await openAccess(url)).plain };
  const memory = async () => {
    const { rss, heap, external } = await child.usage();
    return { rss, heap, external };
  };
  const idle = await memory();
  const samples = [];
  const sample = async () => samples.push(await memory());
  const sampling = setInterval(() => void sample(), sampleMs);
  await readStreams(target, load);
  clearInterval(sampling);
  await caughtUp(url);
  const afterwards = await memory();
  await child.stop();
  await home.remove();
  return { streams: load.streams, idle, samples, afterwards };
}

/** From the start of the process to the first successful answer of the readiness check. */
export async function measureStart(rig, { rounds }) {
  const samples = [];
  for (let round = 0; round < rounds; round++) {
    const home = await rig.createHome();
    for (const kind of ['first', 'again']) {
      const { child, readyMs } = await rig.startGateway(home);
      samples.push({ kind, readyMs });
      await child.stop();
    }
    await home.remove();
  }
  return samples;
}

/** @param measure measures one target */
async function inTurns({ targets }, rounds, measure) {
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < targets.length; turn++) await measure(targets[(round + turn) % targets.length]);
  }
}

/** Counts the target's CPU time until its work is done: records that go on to the database belong to it. */
async function withCpu({ gateway }, { child }, work) {
  const before = await child.usage();
  const result = await work();
  await caughtUp(gateway.url);
  const after = await child.usage();
  return { result, cpuUs: after.cpuUs - before.cpuUs };
}
