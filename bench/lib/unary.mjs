// Unary load: as many calls as 64 connections carry (closed loop), and calls at a fixed rate (open loop).
import autocannon from 'autocannon';
import { Pool } from 'undici';
import { sendRequest } from './payloads.mjs';

/** As many calls as the target takes. @returns calls per second, and the number of calls */
export async function saturate(target, { bytes, connections, seconds }) {
  const result = await autocannon({
    url: target.url,
    method: 'POST',
    headers: headersOf(target),
    body: (target.requestOf ?? sendRequest)(bytes),
    connections,
    duration: seconds,
  });
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0) throw new Error(`${failed} calls of ${target.name} failed.`);
  return { perSecond: result.requests.total / result.duration, calls: result.requests.total };
}

/**
 * Calls at their times, whether or not earlier ones were answered: a slow answer cannot hide the next one's wait.
 * @returns the latency of each call from when it was sent, milliseconds
 */
export async function pace(target, { bytes, perSecond, seconds }) {
  const { origin, pathname } = new URL(target.url);
  const pool = new Pool(origin, { connections: null });
  const call = caller(pool, { path: pathname, method: 'POST', headers: headersOf(target), body: sendRequest(bytes) });
  try {
    return await Promise.all(await atTimes(perSecond * seconds, 1000 / perSecond, call));
  } finally {
    await pool.close();
  }
}

/** Starts something so many times, so many milliseconds apart. */
function atTimes(times, everyMs, start) {
  return new Promise((resolve) => {
    const started = [];
    const startedAt = performance.now();
    const next = () => {
      while (started.length < times && performance.now() >= startedAt + started.length * everyMs) started.push(start());
      if (started.length === times) resolve(started);
      else setTimeout(next, startedAt + started.length * everyMs - performance.now());
    };
    next();
  });
}

const caller = (pool, options) => () =>
  new Promise((resolve, reject) => {
    const sentAt = performance.now();
    pool.dispatch(options, {
      onRequestStart() {},
      onResponseStart(_controller, status) {
        if (status !== 200) reject(new Error(`A call was answered ${status}.`));
      },
      onResponseData() {},
      onResponseEnd: () => resolve(performance.now() - sentAt),
      onResponseError: (_controller, error) => reject(error),
    });
  });

export const headersOf = ({ headers }) => ({ 'content-type': 'application/json', 'a2a-version': '1.0', ...headers });
