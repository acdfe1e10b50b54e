// The measurements, through the API of a running gateway.
import { ask } from '../lib/gateway.mjs';
import { quantile } from '../lib/statistics.mjs';

/**
 * Asks every question once, then round by round, so that all of them meet the same noise.
 * @returns for each question what was found, and the milliseconds of each round; `null` where the API has no such path
 */
export async function measureQuestions(url, questions, rounds) {
  const samples = [];
  for (const question of questions) samples.push({ ...question, found: await tryOnce(url, question), ms: [] });
  const known = samples.filter(({ found }) => found !== null);
  for (let round = 0; round < rounds; round++)
    for (const sample of known) sample.ms.push(await timeOf(() => answerTo(url, sample)));
  return samples.map(({ name, path, aimMs, found, ms }) => ({ name, path, aimMs, found, ms }));
}

const answerTo = (url, { path, key }) => ask(url, 'GET', path, undefined, key);

async function tryOnce(url, question) {
  try {
    return foundIn(await answerTo(url, question));
  } catch (error) {
    if (/answered 404/.test(error.message)) return null;
    throw error;
  }
}

/** How many items the list in an answer has, whatever its name. */
function foundIn(answer) {
  const list = Array.isArray(answer) ? answer : Object.values(answer).find(Array.isArray);
  return list?.length ?? 0;
}

export async function timeOf(work) {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

export const summaryOf = (ms) => ({ median: quantile(ms, 0.5), p95: quantile(ms, 0.95), most: quantile(ms, 1) });
