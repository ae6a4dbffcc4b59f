import { defineConfig } from 'vitest/config'

/** unit: no server; integration: real PostgreSQL (npm's and Debian's), Redis; e2e: the built program in Chromium. */
export default defineConfig({
  test: {
    coverage: { provider: 'v8', include: ['src/**', 'channels/**'], exclude: ['**/ui/**', '**/widget/**'] },
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'test/unit/**/*.test.ts',
            'test/structure/**/*.test.ts',
            'test/content/**/*.test.ts',
            'test/scenarios/**/*.test.ts',
          ],
          pool: 'threads',
          // Pure functions need no world of their own for each file: half the time.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.int.test.ts'],
          globalSetup: ['test/setup/servers.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.test.ts'],
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
