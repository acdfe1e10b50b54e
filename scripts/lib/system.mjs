// System packages that tests use. They are installed only where that is ours to do: as root, with apt.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { has, run, say } from './run.mjs';

const POSTGRES_HOME = '/usr/lib/postgresql';

/** @returns undefined when PostgreSQL's server binaries are there, or what is skipped without them */
export function ensurePostgres() {
  if (process.env['SWITCHBOARD_TEST_DATABASE_URL'] || hasPostgres()) return undefined;
  installSystemPackages(['postgresql']);
  if (hasPostgres()) return undefined;
  return 'PostgreSQL (install it, or set SWITCHBOARD_TEST_DATABASE_URL): the tests against PostgreSQL are skipped';
}

const CHROMIUM_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** @returns undefined when there is a Chromium, or what is skipped without it */
export function ensureChromium() {
  if (hasChromium()) return undefined;
  installSystemPackages(['chromium']);
  if (hasChromium()) return undefined;
  return 'Chromium (install it, or set SWITCHBOARD_TEST_CHROMIUM to its path): the tests of the admin UI are skipped';
}

const hasChromium = () =>
  [process.env['SWITCHBOARD_TEST_CHROMIUM'], ...CHROMIUM_PLACES].some((path) => path && existsSync(path));

/** Debian keeps the server's binaries off the path. */
function hasPostgres() {
  if (has('postgres')) return true;
  if (!existsSync(POSTGRES_HOME)) return false;
  return readdirSync(POSTGRES_HOME).some((version) => existsSync(join(POSTGRES_HOME, version, 'bin', 'postgres')));
}

/**
 * Tries to install system packages; does nothing where it may not (`SWITCHBOARD_NO_SYSTEM_PACKAGES=1` forbids it).
 * @returns true when apt reported success
 */
export function installSystemPackages(names) {
  const mayInstall = process.getuid?.() === 0 && !process.env['SWITCHBOARD_NO_SYSTEM_PACKAGES'] && has('apt-get');
  if (!mayInstall) return false;
  say(`installing system packages: ${names.join(', ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '--yes', '--quiet', '--no-install-recommends', ...names];
  if (run('apt-get', install, { env, quiet: true })) return true;
  return run('apt-get', ['update', '--quiet'], { env, quiet: true }) && run('apt-get', install, { env });
}
