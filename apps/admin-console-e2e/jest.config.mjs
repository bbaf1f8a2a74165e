import { jestBase } from '../../jest.base.mjs';

export default {
  ...jestBase('admin-console-e2e'),
  globalSetup: '<rootDir>/src/set-up/start.mjs',
  globalTeardown: '<rootDir>/src/set-up/stop.mjs',
  testTimeout: 60_000,
};
