import eslint from '@eslint/js';
import comments from '@eslint-community/eslint-plugin-eslint-comments';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { sourceBoundaries, specBoundaries } from './eslint.boundaries.mjs';

// Run through nx (`npx nx run-many -t lint`): without nx's project graph the boundary rule is silently skipped.

const specs = ['**/*.spec.ts', '**/*.spec.tsx'];
const fromAPort = 'Time, randomness, keys and output come from ports.';

const houseRules = {
  'max-lines': ['error', 300],
  'no-restricted-exports': [
    'error',
    { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true } },
  ],
  '@eslint-community/eslint-comments/require-description': ['error', { ignore: ['eslint-enable'] }],
  '@eslint-community/eslint-comments/no-unlimited-disable': 'error',
  eqeqeq: 'error',
};

const engineBans = {
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: fromAPort },
    { object: 'Math', property: 'random', message: fromAPort },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: fromAPort },
    { selector: "CallExpression[callee.name='Date']", message: fromAPort },
  ],
};

const engineSourceBans = {
  'no-restricted-imports': [
    'error',
    { patterns: [{ regex: '^[^.]', message: 'The engine imports nothing but its own files.' }] },
  ],
  'no-restricted-globals': [
    'error',
    ...['crypto', 'process', 'Buffer', 'console', 'performance', 'globalThis'].map((name) => ({ name, message: fromAPort })),
  ],
};

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/test-results/**', '**/coverage/**', 'data/**', '.nx/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,mjs,cjs}'],
    extends: [eslint.configs.recommended],
    plugins: { '@eslint-community/eslint-comments': comments, '@nx': nx },
    rules: houseRules,
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@nx/enforce-module-boundaries': sourceBoundaries,
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true, 'ts-nocheck': true, minimumDescriptionLength: 10 },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ['libs/engine/**/*.ts'], rules: engineBans },
  { files: ['libs/engine/**/*.ts'], ignores: specs, rules: engineSourceBans },
  {
    files: specs,
    rules: { 'max-lines': 'off', '@nx/enforce-module-boundaries': specBoundaries },
  },
  // Scenes that specs share; nothing of the server imports them.
  { files: ['apps/auth-server/src/testing/**/*.ts'], rules: { '@nx/enforce-module-boundaries': specBoundaries } },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'URLSearchParams', 'Buffer', 'fetch', 'Headers', 'Response', 'Request', 'AbortSignal',
          'AbortController', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'performance',
          'crypto', 'structuredClone', 'TextEncoder', 'TextDecoder', 'btoa', 'atob'].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly', __filename: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: ['apps/admin-console/public/*.js'], languageOptions: { sourceType: 'script' } },
  { files: ['**/*.config.{mjs,cjs,ts}'], rules: { 'no-restricted-exports': 'off' } },
);
