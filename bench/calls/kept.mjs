// A log that outlives the run that filled it, so that the next run begins with its questions.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configure } from '../lib/gateway.mjs';

/** A home in a folder that stays. */
export async function keptHome(agentUrl, path) {
  await mkdir(path, { recursive: true });
  const home = { path, agentUrl, remove: async () => undefined };
  await configure(home);
  return home;
}

const factsOf = (home) => join(home.path, 'facts.json');

/** @returns what the log of a home holds; undefined when it is not filled yet */
export async function keptFacts(home) {
  try {
    return JSON.parse(await readFile(factsOf(home), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export const keepFacts = (home, facts) => writeFile(factsOf(home), JSON.stringify(facts));
