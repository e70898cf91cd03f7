import { defineConfig } from 'vitest/config'

const seconds = (n: number) => n * 1000

/** A hundred thousand lives of a conversation, as many proposals, and weeks of all services: all on virtual time, which no load disturbs. */
const LIVES = [
  'services/conversation-state/src/core/step.property.test.ts',
  'packages/policy/src/enforce-fuzz.test.ts',
  'test/simulation/*.test.ts',
]

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,services}/*/{src,test}/**/*.test.{ts,tsx}', '{scripts,bench}/**/*.test.ts'],
          exclude: [...LIVES, '**/*.integration.test.ts', '**/node_modules/**'],
          // Most take milliseconds; those that start a process share the cores with the others.
          testTimeout: seconds(30),
        },
      },
      {
        // Each file starts real servers of its own. With one worker per core they would starve each other of the
        // clock that their timeouts run on, so that two at a time is the most, whatever the machine.
        test: {
          name: 'integration',
          include: ['{packages,services}/*/{src,test}/**/*.integration.test.ts', 'scripts/**/*.integration.test.ts'],
          maxWorkers: 2,
          testTimeout: seconds(30),
          expect: { poll: { timeout: seconds(10) } },
          hookTimeout: seconds(60),
          globalSetup: ['packages/testing/src/provide-servers.ts'],
        },
      },
      {
        // Whole systems, which take all the cores there are: one file after the other.
        test: {
          name: 'e2e',
          include: ['test/*.test.ts'],
          fileParallelism: false,
          testTimeout: seconds(120),
          hookTimeout: seconds(120),
          globalSetup: ['packages/testing/src/provide-servers.ts'],
        },
      },
      {
        // All the cores that there are, and one file after the other, since the weeks take them all.
        test: { name: 'lives', include: LIVES, fileParallelism: false, testTimeout: seconds(600) },
      },
    ],
  },
})
