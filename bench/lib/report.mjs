// The report: JSON with every sample, and tables of medians and ratios to the bare relay.
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { median } from './statistics.mjs';

const RESULTS = new URL('../results/', import.meta.url);
const MEBIBYTE = 1024 * 1024;

/** @param how the plan of the run, and whether cores were pinned */
export function reportOf(samples, how) {
  return {
    at: new Date().toISOString(),
    machine: {
      node: process.version,
      platform: process.platform,
      cpu: cpus()[0]?.model,
      cores: availableParallelism(),
    },
    ...how,
    samples,
  };
}

/** Writes the report to bench/results/. @returns the file's path */
export async function save(report) {
  await mkdir(RESULTS, { recursive: true });
  const file = new URL(`${report.at.replaceAll(/[:.]/g, '-')}.json`, RESULTS);
  await writeFile(file, JSON.stringify(report, null, 1));
  return fileURLToPath(file);
}

/** Prints the tables, in Markdown. */
export function print({ machine, pinned, samples }) {
  const { node, cpu, cores } = machine;
  console.log(`\nNode ${node}, ${cores} cores (${cpu})${pinned ? ', relay and gateway pinned to one of them' : ''}\n`);
  for (const [name, section] of Object.entries(SECTIONS)) {
    if (samples[name]) console.log(`### ${section.title}\n\n${table(section.rows(samples[name]))}\n`);
  }
}

const SECTIONS = {
  unary: { title: 'Unary calls, as many as 64 connections carry', rows: unaryRows },
  latency: { title: 'Latency of unary calls at a fixed rate', rows: latencyRows },
  streams: { title: 'Streams', rows: streamRows },
  modelsUnary: { title: 'Models: chat completions, as many as 64 connections carry', rows: unaryRows },
  modelsStreams: { title: 'Models: streams of chat completions', rows: streamRows },
  memory: { title: 'Memory with open streams', rows: memoryRows },
  start: { title: 'From process start to ready', rows: startRows },
};

function unaryRows(samples) {
  const sizes = [...new Set(samples.map(({ bytes }) => bytes))];
  return sizes.flatMap((bytes) => {
    const ofSize = byTarget(samples.filter((sample) => sample.bytes === bytes));
    return ofSize.map(({ target, of }) => ({
      size: `${bytes / 1000} KB`,
      target,
      'calls/s': of('perSecond').toFixed(0),
      'of the relay': percent(of('perSecond') / relayOf(ofSize)('perSecond')),
      'CPU per call': `${of('cpuUsPerCall').toFixed(0)} µs`,
      'CPU, times the relay': (of('cpuUsPerCall') / relayOf(ofSize)('cpuUsPerCall')).toFixed(2),
    }));
  });
}

function latencyRows(samples) {
  const targets = byTarget(samples);
  return targets.map(({ target, of }) => ({
    target,
    p50: milliseconds(of('p50Ms')),
    p99: milliseconds(of('p99Ms')),
    'p50 beyond the relay': milliseconds(of('p50Ms') - relayOf(targets)('p50Ms')),
    'p99 beyond the relay': milliseconds(of('p99Ms') - relayOf(targets)('p99Ms')),
  }));
}

function streamRows(samples) {
  const targets = byTarget(samples);
  return targets.map(({ target, of }) => ({
    target,
    'asked to first event, p50': milliseconds(of('firstEventMs')),
    'first event under way, p50': milliseconds(of('firstDelayMs')),
    'event under way, p50': milliseconds(of('delayMs')),
    p99: milliseconds(of('delayP99Ms')),
    'CPU per event': `${of('cpuUsPerEvent').toFixed(0)} µs`,
    'times the relay': (of('cpuUsPerEvent') / relayOf(targets)('cpuUsPerEvent')).toFixed(2),
  }));
}

const MEMORY_PARTS = { rss: 'resident', heap: 'heap in use, main thread', external: 'buffers' };

/** Growth from quarter to quarter is a leak; growth that ends is a heap that the engine had no reason to collect. */
function memoryRows({ streams, idle, samples, afterwards }) {
  const from = (quarter) => Math.round(((quarter - 1) * samples.length) / 4);
  return Object.entries(MEMORY_PARTS).map(([part, name]) => {
    const values = samples.map((sample) => sample[part]);
    const quarter = (number) => mebibytes(median(values.slice(from(number), from(number + 1))));
    return {
      [`${streams} streams`]: name,
      idle: mebibytes(idle[part]),
      'first quarter': quarter(1),
      second: quarter(2),
      third: quarter(3),
      last: quarter(4),
      most: mebibytes(Math.max(...values)),
      afterwards: mebibytes(afterwards[part]),
    };
  });
}

function startRows(samples) {
  const readyMs = (wanted) => median(samples.filter(({ kind }) => kind === wanted).map(({ readyMs }) => readyMs));
  return [
    { start: 'in an empty data directory', ready: `${readyMs('first').toFixed(0)} ms` },
    { start: 'again in the same one', ready: `${readyMs('again').toFixed(0)} ms` },
  ];
}

/** Each target in the order of its first sample, with the medians of its figures. */
function byTarget(samples) {
  const names = [...new Set(samples.map(({ target }) => target))].toSorted(inOrder);
  return names.map((target) => {
    const own = samples.filter((sample) => sample.target === target);
    return { target, of: (figure) => median(own.map((sample) => sample[figure])) };
  });
}

/** As the rig lists them; in the samples they stand in turns. */
const TARGETS = ['direct', 'relay', 'gateway', 'gateway, guarded', 'gateway, content kept', 'portkey'];
const inOrder = (one, other) => TARGETS.indexOf(one) - TARGETS.indexOf(other);

const relayOf = (targets) => targets.find(({ target }) => target === 'relay').of;

const percent = (ratio) => `${(ratio * 100).toFixed(0)} %`;
export const milliseconds = (value) => `${value.toFixed(2)} ms`;
const mebibytes = (bytes) => `${(bytes / MEBIBYTE).toFixed(0)} MiB`;

/** @param rows objects with the same members, whose names are the heads of the columns */
export function table(rows) {
  const heads = Object.keys(rows[0]);
  const widths = heads.map((head) => Math.max(head.length, ...rows.map((row) => String(row[head]).length)));
  const line = (cells) => `| ${cells.map((cell, column) => String(cell).padEnd(widths[column])).join(' | ')} |`;
  return [
    line(heads),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map((row) => line(heads.map((head) => row[head]))),
  ].join('\n');
}
