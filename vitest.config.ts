import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
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
        },
      },
      {
        test: {
          name: 'interop',
          include: ['test/**/*.test.ts'],
          exclude: ['test/boundaries/**', 'test/browser/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          globalSetup: 'test/support/global-setup.ts',
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One browser at a time: each has several processes of its own.
          fileParallelism: false,
        },
      },
    ],
  },
});
