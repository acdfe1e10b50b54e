// Are the npm packages of the lockfile the ones in node_modules?
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, root, say } from './run.mjs';

// `npm ci` refuses a lockfile that lacks the optional packages of other systems, which a registry may not carry; a plain
// install takes the same versions from the same lockfile, and `--no-save` leaves it as it is. It also says what is wrong
// where something is: that it is asked at all is nobody's trouble.
const OPTIONS = ['--include=dev', '--no-audit', '--no-fund'];

/**
 * Installs the lockfile's packages when they are missing or of another version; quick when nothing is to do.
 * @param dev whether development packages are needed too (to build or to test)
 */
export function ensurePackages({ dev }) {
  const outdated = outdatedPackages({ dev });
  if (outdated.length === 0) return;
  say(`installing packages (${outdated.length} missing or outdated, e.g. ${outdated[0]})`);
  if (npm(['ci', ...OPTIONS], { quiet: true }) || npm(['install', '--no-save', ...OPTIONS])) return;
  throw new Error(
    'The packages could not be installed: is the registry reachable? The messages above say what is missing.',
  );
}

/** Compares the lockfile with npm's own note of what it installed (`node_modules/.package-lock.json`). */
function outdatedPackages({ dev }) {
  const wanted = readPackages('package-lock.json');
  const installed = readPackages(join('node_modules', '.package-lock.json'));
  return Object.entries(wanted)
    .filter(([path, entry]) => path.startsWith('node_modules/') && !entry.link && isNeeded(entry, { dev }))
    .filter(([path, entry]) => installed[path]?.version !== entry.version)
    .map(([path]) => path.slice('node_modules/'.length));
}

// Optional packages are those of other operating systems; npm leaves them out.
const isNeeded = (entry, { dev }) => !entry.optional && !entry.devOptional && (dev || !entry.dev);

function readPackages(file) {
  const path = join(root, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')).packages ?? {}) : {};
}
