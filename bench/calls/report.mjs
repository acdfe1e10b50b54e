// What was measured, as tables in Markdown.
import { loadavg } from 'node:os';
import { milliseconds, table } from '../lib/report.mjs';
import { quantile } from '../lib/statistics.mjs';

export const loadNow = () => loadavg()[0].toFixed(1);

export function printFill(name, rows, ms) {
  console.log(
    `\n### ${name}: ${rows} calls recorded in ${(ms / 1000).toFixed(0)} s, ${((ms * 1000) / rows).toFixed(0)} µs each\n`,
  );
}

export function printQuestions(samples) {
  const rows = samples.map(({ name, found, ms, cpuMs, aimMs }) => ({
    'what is asked for': name,
    found,
    median: milliseconds(quantile(ms, 0.5)),
    p95: milliseconds(quantile(ms, 0.95)),
    'CPU of the gateway': milliseconds(quantile(cpuMs, 0.5)),
    aim: aimMs === undefined ? '' : quantile(ms, 0.5) <= aimMs ? 'met' : `missed: ${aimMs} ms`,
  }));
  console.log(`${table(rows)}\n\nLoad average at the end: ${loadNow()}\n`);
}

export function printTail({ answered, told }) {
  const rows = [
    { 'of a call, watched by a reader': 'its answer', ...summaryOf(answered) },
    { 'of a call, watched by a reader': 'its event', ...summaryOf(told) },
  ];
  console.log(`${table(rows)}\n`);
}

export function printBatches(samples) {
  console.log(`${table([{ 'a batch of 100 is deleted in': '', ...summaryOf(samples) }])}\n`);
}

export function printCalls(samples) {
  const rows = Object.entries(samples).flatMap(([how, { calls, seen }]) => [
    { 'old calls being deleted': how, 'time of': 'a call', ...summaryOf(calls) },
    { 'old calls being deleted': how, 'time of': 'its record, until seen', ...summaryOf(seen) },
  ]);
  console.log(`${table(rows)}\n\nLoad average at the end: ${loadNow()}\n`);
}

const summaryOf = (ms) => ({
  samples: ms.length,
  median: milliseconds(quantile(ms, 0.5)),
  p95: milliseconds(quantile(ms, 0.95)),
  p99: milliseconds(quantile(ms, 0.99)),
  most: milliseconds(Math.max(...ms)),
});
