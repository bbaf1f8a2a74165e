import { fileURLToPath } from 'node:url';

const workspaceRoot = fileURLToPath(new URL('.', import.meta.url));

const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      verbatimModuleSyntax: true,
    },
  },
};

/** What every project's jest.config.mjs shares; @symbolon packages are read from their sources. */
export const jestBase = (displayName) => ({
  displayName,
  testEnvironment: 'node',
  // Hooks start databases and servers, on machines that are busy with other things.
  testTimeout: 30_000,
  // Only what hangs takes this long; a busy machine is no reason to fail.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  injectGlobals: false,
  // For what hangs. A machine that is slow, or busy, is no failure: some hooks start a PostgreSQL.
  testTimeout: 60_000,
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: {
    '^@symbolon/contract/catalogue$': `${workspaceRoot}libs/contract/src/catalogue/index.ts`,
    '^@symbolon/(auth-server|sample-bank)$': `${workspaceRoot}apps/$1/src/index.ts`,
    '^@symbolon/([^/]+)$': `${workspaceRoot}libs/$1/src/index.ts`,
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  resolver: `${workspaceRoot}jest.resolver.cjs`,
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
});
