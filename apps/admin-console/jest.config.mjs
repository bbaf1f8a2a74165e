import { jestBase } from '../../jest.base.mjs';

const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: { react: { runtime: 'automatic' }, legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false, verbatimModuleSyntax: true },
  },
};

const base = jestBase('admin-console');

export default {
  ...base,
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleFileExtensions: ['tsx', ...base.moduleFileExtensions],
  moduleNameMapper: { '\\.css$': '<rootDir>/src/testing/no-style.ts', ...base.moduleNameMapper },
  // Pages of many components take their time where many tests run at once.
  testTimeout: 60_000,
  setupFiles: ['<rootDir>/src/testing/browser.ts'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
};
