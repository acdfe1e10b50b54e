import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const CORES = availableParallelism();

/** Tests that compare times or put the machine under load, and so would disturb others and be disturbed. */
const ALONE = ['test/security/timing.test.ts', 'test/chaos/**/*.test.ts'];

/** How long tests wait for what has to come: see `patience.ts`, which says so for `vi.waitFor`. */
const PATIENT = { poll: { timeout: 15_000 } };
const PATIENCE = 'test/support/patience.ts';

export default defineConfig({
  test: {
    // Most tests wait for processes, sockets, disks and browsers now and then: while they do, others have the cores.
    maxWorkers: CORES + 1,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'ui/src/**/*.test.ts',
            'test/boundaries/**/*.test.ts',
            'test/docs/errors.test.ts',
          ],
          testTimeout: 20_000,
          globalSetup: 'test/support/global-setup.ts',
          setupFiles: ['test/support/close-shared-stores.ts', PATIENCE],
          expect: PATIENT,
          // Loading modules anew for every file would take longer than most tests; none of them replaces a module.
          isolate: false,
        },
      },
      {
        test: {
          name: 'interop',
          include: ['test/**/*.test.ts'],
          exclude: ['test/boundaries/**', 'test/browser/**', ...ALONE],
          setupFiles: ['test/support/close-shared-stores.ts', PATIENCE],
          expect: PATIENT,
          isolate: false,
          // They wait for most of the time. Vitest wants those with other workers in another group.
          maxWorkers: CORES + 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
          globalSetup: 'test/support/global-setup.ts',
        },
      },
      {
        test: {
          name: 'alone',
          include: ALONE,
          setupFiles: PATIENCE,
          expect: PATIENT,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          globalSetup: 'test/support/global-setup.ts',
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          setupFiles: PATIENCE,
          globalSetup: 'test/support/global-setup.ts',
          expect: PATIENT,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // In a world of its own: see `describe-pages.ts`. `npm test` names each test that needed it.
          retry: 1,
        },
      },
    ],
  },
});
