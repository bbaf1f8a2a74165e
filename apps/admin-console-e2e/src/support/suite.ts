import { afterAll, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openConsole, type Console, type ConsoleOptions } from './console.js';

/** One browser for a suite; consoles opened in it are signed in already. */
export function useBrowser(): { open(options?: ConsoleOptions): Promise<Console> } {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(() => browser.close());
  return {
    async open(options) {
      const console = await openConsole(browser, options);
      await console.signIn();
      return console;
    },
  };
}
