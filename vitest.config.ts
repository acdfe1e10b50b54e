import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'test/boundaries/**/*.test.ts', 'test/docs/errors.test.ts'],
          testTimeout: 20_000,
          globalSetup: 'test/support/global-setup.ts',
        },
      },
      {
        test: {
          name: 'interop',
          include: ['test/**/*.test.ts'],
          exclude: ['test/boundaries/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          globalSetup: 'test/support/global-setup.ts',
        },
      },
    ],
  },
});
