import { defineConfig } from 'vitest/config'

const database = {
  include: ['server/**/*.test.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
}

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
        },
      },
      { test: { ...database, name: 'database', globalSetup: ['test/database/own.ts'] } },
      ...(process.env.TEST_DATABASE_URL
        ? [
            {
              test: {
                ...database,
                name: 'database-server',
                // The program's own server and its threads are the same there.
                exclude: ['server/database/postgres.test.ts', 'server/work/**'],
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
        },
      },
    ],
  },
})
