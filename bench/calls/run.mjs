// Measures the log at scale on both databases, through the API of the built gateway.
//   npm run bench:calls                             a million calls on each database, about half an hour
//   npm run bench:calls -- --rows 20000 --rounds 3  does it work?
//   npm run bench:calls -- --database sqlite        one of them, may be repeated: sqlite, postgres
//   npm run bench:calls -- --keep /var/tmp/calls    a million calls in the embedded database, which is there for the next run
//   npm run bench:calls -- --only usage             the questions whose names hold a word, and nothing else
import { parseArgs } from 'node:util';
import { createHome, dataOf, startGateway } from '../lib/gateway.mjs';
import { startOwn, stopAll } from '../lib/processes.mjs';
import { makeCalls } from './calls.mjs';
import { openDatabases } from './databases.mjs';
import { fill } from './fill.mjs';
import { keepFacts, keptFacts, keptHome } from './kept.mjs';
import { measureQuestions } from './measure.mjs';
import { createPopulation } from './population.mjs';
import { questionsOf } from './questions.mjs';
import { printBatches, printCalls, printFill, printQuestions, printTail } from './report.mjs';
import { measureBatches, measureCalls } from './retention.mjs';
import { measureTail } from './tail.mjs';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '30' },
    database: { type: 'string', multiple: true, default: ['sqlite', 'postgres'] },
    keep: { type: 'string' },
    only: { type: 'string' },
  },
});
const rows = Number(options.rows);
const rounds = Number(options.rounds);

const SPAN_MS = 90 * 86_400_000;
const POPULATION = { teams: 50, users: 500, keys: 2_000, agents: 200 };
const LOAD = { rounds: 3, bytes: 1_000, perSecond: 50, seconds: 10 };
const BATCHES = 100;
const WATCHED_CALLS = 100;

const agent = await startOwn('agent', {});
try {
  for (const database of await openDatabases(options.keep === undefined ? options.database : ['sqlite'])) {
    const home = options.keep === undefined ? await createHome(agent.url) : await keptHome(agent.url, options.keep);
    try {
      await measure(home, database);
    } finally {
      await home.remove();
      await database.remove();
    }
  }
} finally {
  await stopAll();
}

async function measure(home, { name, url: databaseUrl }) {
  const env = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl };
  const database = { dataDir: dataOf(home), databaseUrl };
  const facts = (await keptFacts(home)) ?? (await fillAnew(home, env, { name, ...database }));
  const isAsked = (question) => question.name.includes(options.only ?? '');
  const questions = questionsOf(facts).filter(isAsked);
  printQuestions(await withGateway(home, env, (gateway) => measureQuestions(gateway, questions, rounds)));
  if (options.only !== undefined) return;
  printTail(await withGateway(home, env, (gateway) => measureTail(gateway, WATCHED_CALLS)));
  // What is kept for the next run stays whole.
  if (options.keep !== undefined) return;
  printBatches(await measureBatches(database, BATCHES));
  printCalls(await measureCalls(home, env, LOAD));
}

/** @returns what the log then holds */
async function fillAnew(home, env, { name, ...database }) {
  const population = await withGateway(home, env, ({ url }) => createPopulation(url, POPULATION));
  const facts = { population, until: Date.now(), span: SPAN_MS };
  const calls = remembering(makeCalls(population, { ...facts, rows }), facts);
  printFill(name, rows, await fill(database, calls, (count) => console.error(`${name}: ${count} of ${rows}`)));
  await keepFacts(home, facts);
  return facts;
}

async function withGateway(home, env, work) {
  const gateway = await startGateway(home, { env });
  try {
    return await work(gateway);
  } finally {
    await gateway.child.stop();
  }
}

/** Remembers a call of the middle, by whose ids to ask. */
function* remembering(calls, facts) {
  for (const call of calls) {
    if (call.startedAt > facts.until - facts.span / 2 && call.taskId !== null && call.messageId !== null)
      facts.sample ??= call;
    yield call;
  }
}
