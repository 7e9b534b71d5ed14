import { defineConfig } from 'vitest/config';

const source = { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } };
// Threads that tests start resolve as the server does.
const execArgv = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
const globalSetup = ['dev/testing/database.ts'];

export default defineConfig({
  ...source,
  test: {
    projects: [
      {
        ...source,
        test: {
          name: 'unit',
          include: [
            'packages/{credential,api,sdk,cli,web}/src/**/*.test.{ts,tsx}',
            'contracts/**/*.test.ts',
            'dev/**/*.test.ts',
          ],
          // Machines are shared: a limit is there to end what hangs, not to measure.
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        ...source,
        test: {
          name: 'server',
          execArgv,
          include: ['packages/server/src/**/*.test.ts'],
          globalSetup,
          testTimeout: 60_000,
          hookTimeout: 240_000,
        },
      },
      {
        ...source,
        test: {
          name: 'interop',
          execArgv,
          include: ['tests/interop/**/*.test.ts'],
          globalSetup,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        ...source,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup,
          testTimeout: 180_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
