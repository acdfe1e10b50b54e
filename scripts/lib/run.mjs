// Running other programs, and speaking to whoever started us. Node built-ins only: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root: every script works from here, wherever it was started. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const say = (text) => console.log(`[switchboard] ${text}`);

/**
 * Runs a program in the repository's root with its output shown, and waits for it.
 * @returns true when it ended with 0
 */
export function run(program, args, { env = {}, quiet = false } = {}) {
  const ended = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit'],
  });
  return ended.status === 0;
}

/** Runs npm as the npm that started us, or else the one on the path. @param options of `run` */
export function npm(args, options) {
  const own = process.env['npm_execpath'];
  if (own?.endsWith('.js') || own?.endsWith('.cjs')) return run(process.execPath, [own, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}

/** Whether a program is on the path. */
export const has = (program) => run(program, ['--version'], { quiet: true });
