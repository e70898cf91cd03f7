import { defineConfig, type OxlintOverride } from 'oxlint'

/** What a pure folder may import besides its own files. */
const importsOfCore = ['xstate', 'zod', '@relance/policy', '@relance/contracts/*']
const importsOfPolicy = [
  'chrono-node',
  'countries-and-timezones',
  'date-holidays',
  'libphonenumber-js',
  'zod',
  '@relance/contracts/*',
]

/** `globalThis` is among them because everything else could be reached through it. */
const outsideWorld = [
  'process',
  'performance',
  'crypto',
  'fetch',
  'console',
  'Buffer',
  'require',
  'global',
  'globalThis',
]
const timers = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']

const clockAndChance = [
  { object: 'Date', property: 'now' },
  { object: 'Math', property: 'random' },
  { object: 'Temporal', property: 'Now' },
]

/** The environment is read once, at the entry points, and handed on as an argument. */
const environment = {
  object: 'process',
  property: 'env',
  message: 'Only entry points read the environment. Take what you need as an argument.',
}
const processModule = {
  name: 'node:process',
  message: 'Use the global process: the rules about it do not see an imported one.',
}

const packagesOnly = {
  group: [
    '@relance/*',
    ...allowed(
      ['contracts', 'engine', 'policy', 'read-model', 'service-kit', 'testing'].map((name) => `@relance/${name}`),
    ),
  ],
  message: 'Services share proto/ and packages, never the source of another service.',
}

export default defineConfig({
  plugins: ['typescript', 'import', 'promise', 'unicorn', 'oxc'],
  jsPlugins: ['./scripts/lint/boundaries.ts'],
  categories: { correctness: 'error' },
  options: { typeAware: true },
  ignorePatterns: ['packages/contracts/src/gen/**', '**/dist/**', '.tools/**'],
  rules: {
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-explicit-any': 'error',
    // Ports and adapters are object literals without `this`.
    'typescript/unbound-method': 'off',
    'import/no-cycle': 'error',
    'boundaries/stay-inside': 'error',
    'no-restricted-properties': ['error', environment],
    'no-restricted-imports': ['error', { paths: [processModule] }],
  },
  overrides: [
    {
      files: ['services/**', 'packages/**'],
      rules: { 'no-restricted-imports': ['error', { paths: [processModule], patterns: [packagesOnly] }] },
    },
    {
      // The one process that runs all of them; package.json exports only their service.ts.
      files: ['services/embedded/**'],
      rules: { 'no-restricted-imports': ['error', { paths: [processModule] }] },
    },
    { files: ['services/*/src/core/**'], rules: pure(importsOfCore) },
    { files: ['packages/policy/src/**'], rules: pure(importsOfPolicy) },
    {
      files: [
        '**/main.ts',
        '**/*.test.{ts,tsx}',
        'test/**',
        '**/scripts/**',
        '*.config.ts',
        'packages/testing/**',
        // Loaded by `node --import`, before main.ts.
        'packages/service-kit/src/telemetry/register.ts',
      ],
      rules: { 'no-restricted-properties': 'off' },
    },
    {
      // The tests of pure code may use what they like.
      files: ['**/*.test.ts'],
      rules: { 'no-restricted-imports': 'off', 'no-restricted-globals': 'off', 'boundaries/no-implicit-clock': 'off' },
    },
  ],
})

/** Invariant I2: the same arguments give the same result. Time, ids and randomness are arguments. */
function pure(imports: string[]): NonNullable<OxlintOverride['rules']> {
  const reason = 'This folder is pure: time, randomness, environment and I/O are arguments or commands.'
  return {
    'no-restricted-imports': [
      'error',
      {
        patterns: [{ group: ['*', ...allowed(['.', '..', ...imports]), '@relance/contracts/gen/**'], message: reason }],
      },
    ],
    'no-restricted-globals': ['error', ...[...outsideWorld, ...timers].map((name) => ({ name, message: reason }))],
    'no-restricted-properties': ['error', ...clockAndChance.map((path) => ({ ...path, message: reason }))],
    'boundaries/no-implicit-clock': 'error',
  }
}

/** As in .gitignore: a name that the pattern before has caught is let through again. */
function allowed(names: string[]): string[] {
  return names.flatMap((name) => [`!${name}`, `!${name}/**`])
}
