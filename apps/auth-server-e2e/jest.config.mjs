import { jestBase } from '../../jest.base.mjs';

export default {
  ...jestBase('auth-server-e2e'),
  globalSetup: '<rootDir>/src/set-up/start.mjs',
  globalTeardown: '<rootDir>/src/set-up/stop.mjs',
};
