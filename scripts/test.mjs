// Runs every test suite, one after the other, names each test that passed only when it was tried again, and ends with one
// plain line: `N passed, N failed[, N skipped]`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root, run, say } from './lib/run.mjs';

const VITEST = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const PROJECTS = ['unit', 'interop', 'alone', 'browser'];

const reports = mkdtempSync(join(tmpdir(), 'switchboard-test-'));
/** A module is transformed once for all suites; none is taken from an earlier run. */
const SHARED_MODULES = ['--experimental.fsModuleCache', `--experimental.fsModuleCachePath=${join(reports, 'modules')}`];
try {
  const totals = PROJECTS.map(runProject);
  const total = (name) => totals.reduce((sum, counts) => sum + counts[name], 0);
  const skipped = total('skipped');
  for (const { name, reason } of totals.flatMap(({ triedAgain }) => triedAgain))
    say(`passed at the second try: ${name}\n  at the first: ${reason}`);
  console.log(`${total('passed')} passed, ${total('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
  process.exitCode = total('failed') === 0 ? 0 : 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}

function runProject(project) {
  say(`tests: ${project}`);
  const file = join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const succeeded = run(process.execPath, [
    VITEST,
    'run',
    '--project',
    project,
    ...reporters,
    ...SHARED_MODULES,
    ...process.argv.slice(2),
  ]);
  const counts = readCounts(file);
  // Whatever else stopped the run (an unhandled error, no report at all) is a failure as well.
  return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function readCounts(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const brokenFiles = report.testResults.filter(
      (result) => result.status === 'failed' && result.assertionResults.every((test) => test.status !== 'failed'),
    );
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + brokenFiles.length,
      skipped: report.numPendingTests + report.numTodoTests,
      triedAgain: report.testResults.flatMap(testsTriedAgain),
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0, triedAgain: [] };
  }
}

/** Those that passed and yet have something to say of a failure. */
function testsTriedAgain({ name, assertionResults }) {
  return assertionResults
    .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
    .map(({ fullName, failureMessages: [message] }) => ({
      name: `${relative(root, name)} > ${fullName}`,
      reason: message.split('\n', 1)[0],
    }));
}
