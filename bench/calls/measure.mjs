// The measurements, through the API of a running gateway.
import { ask } from '../lib/gateway.mjs';

/**
 * Asks every question once, then round by round, so that all of them meet the same noise.
 * @returns for each question how much was found, and of each round the milliseconds it took, and those of the gateway's CPU
 */
export async function measureQuestions({ child, url }, questions, rounds) {
  const answerTo = ({ path, key }) => ask(url, 'GET', path, undefined, key);
  const samples = [];
  for (const question of questions)
    samples.push({ ...question, found: foundIn(await answerTo(question)), ms: [], cpuMs: [] });
  for (let round = 0; round < rounds; round++) {
    for (const sample of samples) {
      const before = await child.usage();
      sample.ms.push(await timeOf(() => answerTo(sample)));
      sample.cpuMs.push(((await child.usage()).cpuUs - before.cpuUs) / 1000);
    }
  }
  return samples;
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
