// Runs before `npm start` and `npm test` (in the CI also for packages alone), and on a fresh clone: installs and builds
// what is missing, and says aloud what it could not get. Node built-ins only, no terminal needed; when nothing is to do
// it does nothing and is quick.
import { join } from 'node:path';
import { ensureLanggraph } from './lib/langgraph.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { ensurePython } from './lib/python.mjs';
import { root, run, say } from './lib/run.mjs';
import { hasSources, isBuilt, SERVER, UI } from './lib/sources.mjs';
import { ensureChromium, ensurePostgres } from './lib/system.mjs';

const purpose = process.argv[2];
if (!['start', 'test', 'packages'].includes(purpose)) {
  console.error('usage: node scripts/prepare.mjs start|test|packages');
  process.exit(2);
}

try {
  requireNode();
  const build = purpose !== 'packages' && hasSources() && !(isBuilt(SERVER) && isBuilt(UI));
  ensurePackages({ dev: build || purpose !== 'start' });
  if (build) buildAll();
  if (purpose === 'test') reportMissing([ensurePostgres(), ensureChromium(), ...ensurePython(), ensureLanggraph()]);
} catch (error) {
  console.error(`\n[switchboard] ${error.message}\n`);
  process.exit(1);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Switchboard needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

function buildAll() {
  say('building');
  if (!run(process.execPath, [join(root, 'scripts', 'build.mjs')])) throw new Error('The build failed.');
}

/** @param results what each optional need came to: undefined when it is there, or why it is not and what is skipped */
function reportMissing(results) {
  for (const missing of results.filter(Boolean)) say(`NOT AVAILABLE: ${missing}`);
}
