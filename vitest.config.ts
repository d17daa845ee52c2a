import { defineConfig } from 'vitest/config'

const given = process.env.TEST_DATABASE_URL

const database = {
  include: ['server/**/*.test.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
}

/**
 * With two servers a route is tried on one of them: these on the one that is given, the others on the program's own. The
 * test of rights asks every route on both, so that each query meets either.
 */
const ROUTES_GIVEN = 'server/http/[n-qs-z]*.test.ts'
const ROUTES_OWN = ['server/http/[a-m]*.test.ts', 'server/http/re*.test.ts']

export default defineConfig({
  test: {
    // Two cores are what a small machine has; the database and the browser want one of them.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{domain,api,texts,resources,documents,cli,examples,launch,web}/**/*.test.ts',
            'test/*.test.ts',
          ],
          testTimeout: 120_000,
          // Pure functions: what one file has loaded serves the next.
          isolate: false,
        },
      },
      {
        test: {
          ...database,
          name: 'database',
          exclude: given ? [ROUTES_GIVEN] : [],
          globalSetup: ['test/database/own.ts'],
        },
      },
      ...(given
        ? [
            {
              test: {
                ...database,
                name: 'database-server',
                // The program's own server and its threads are the same there.
                exclude: ['server/database/postgres.test.ts', 'server/work/**', ...ROUTES_OWN],
                globalSetup: ['test/database/given.ts'],
              },
            },
          ]
        : []),
      {
        test: {
          name: 'browser',
          include: ['test/end-to-end/**/*.test.ts'],
          globalSetup: ['test/end-to-end/setup.ts'],
          // Pages that only look are looked at side by side.
          maxConcurrency: 3,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // As long as the browser itself waits for what is not there yet.
          expect: { poll: { timeout: 30_000, interval: 50 } },
        },
      },
    ],
  },
})
