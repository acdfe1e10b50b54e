// `npm run fuzz`: fuzz.test.ts for longer. FUZZ_REQUESTS, FUZZ_SECONDS (of sending) and FUZZ_SEED say otherwise.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const vitest = join(import.meta.dirname, '..', '..', 'node_modules', 'vitest', 'vitest.mjs');
const env = { FUZZ_REQUESTS: '100000', FUZZ_SECONDS: '1800', ...process.env };
const args = ['run', '--project', 'interop', 'test/security/fuzz.test.ts', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, [vitest, ...args], { stdio: 'inherit', env }).status ?? 1;
