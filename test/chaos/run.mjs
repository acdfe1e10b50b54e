// `npm run test:chaos`: the tests of this folder for longer. CHAOS_TRIALS, CHAOS_OUTAGE_MS and CHAOS_TURNS say otherwise.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const vitest = join(import.meta.dirname, '..', '..', 'node_modules', 'vitest', 'vitest.mjs');
const env = { CHAOS_TRIALS: '20', CHAOS_OUTAGE_MS: '30000', CHAOS_TURNS: '60', CHAOS_FIGURES: '1', ...process.env };
const args = ['run', '--project', 'alone', 'test/chaos', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, [vitest, ...args], { stdio: 'inherit', env }).status ?? 1;
