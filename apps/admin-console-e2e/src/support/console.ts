import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from './chromium.js';
import { context } from './context.js';

export type Language = 'en' | 'ja';

/** What is pressed, in the words of each language. */
const words = {
  en: { signIn: 'Sign in', name: 'Name', password: 'Password', review: 'Review', save: 'Save Changes', saved: 'Saved', overview: 'Overview', playground: 'Playground', send: 'Send', sendAgain: 'Send again' },
  ja: { signIn: 'サインイン', name: '名前', password: 'パスワード', review: '確認', save: '変更を保存', saved: '保存しました', overview: '概要', playground: 'プレイグラウンド', send: '送信', sendAgain: 'もう一度送信' },
} as const;

export interface ConsoleOptions {
  readonly language?: Language;
  readonly scheme?: 'light' | 'dark';
  /** Who signs in; the first operator, where nobody is named. */
  readonly operator?: { readonly name: string; readonly password: string };
}

/** The console in a browser, as an operator uses it. */
export interface Console extends AsyncDisposable {
  readonly page: Page;
  readonly words: (typeof words)[Language];
  goTo(path: string): Promise<void>;
  signIn(): Promise<void>;
  /** Follows a breadcrumb of the seeds through the menu, then waits for the page. */
  follow(...breadcrumb: readonly string[]): Promise<void>;
  fill(label: string, value: string): Promise<void>;
  check(group: string, ...options: readonly string[]): Promise<void>;
  choose(group: string, option: string): Promise<void>;
  select(label: string, option: string): Promise<void>;
  reviewAndSave(): Promise<void>;
  /** Fills the form that asks to sign in again. */
  signInAgain(dialog: Locator): Promise<void>;
  /** Goes to a page as a link does, without loading the console anew, and waits until nothing is being read any more. */
  visit(path: string): Promise<void>;
}

/** The browser of a suite; each console in it is a window with cookies of its own. */
export const openBrowser = (): Promise<Browser> => launchChromium();

const PATIENCE = 15_000;

/** A name in the menu; the number of failing clauses may stand behind it. */
const named = (title: string): RegExp => new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:\\s*\\d.*)?$`, 'u');

export async function openConsole(browser: Browser, { language = 'en', scheme = 'light', operator = context.credentials.operator }: ConsoleOptions = {}): Promise<Console> {
  const window = await browser.newContext({ locale: language === 'ja' ? 'ja-JP' : 'en-US', colorScheme: scheme, viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  window.setDefaultTimeout(PATIENCE);
  const page = await window.newPage();
  const said = words[language];
  const menu = (): Locator => page.getByRole('navigation').first();
  const heading = (): Locator => page.locator('#content h1');

  const self: Console = {
    page, words: said,
    async goTo(path) {
      await page.goto(`${context.baseUrl}/console${path}`);
      await heading().waitFor();
    },
    async signIn() {
      await page.goto(`${context.baseUrl}/console/`);
      await page.getByLabel(said.name, { exact: true }).fill(operator.name);
      await page.getByLabel(said.password, { exact: true }).fill(operator.password);
      await page.getByRole('button', { name: said.signIn, exact: true }).click();
      await heading().waitFor();
    },
    async follow(...breadcrumb) {
      const sections = breadcrumb.slice(0, -1);
      const target = breadcrumb.at(-1) ?? '';
      for (const section of sections) {
        const button = menu().getByRole('button', { name: named(section) });
        if (await button.getAttribute('aria-expanded') !== 'true') await button.click();
      }
      const link = sections.length === 0
        ? menu().getByRole('link', { name: named(target) })
        : menu().getByRole('button', { name: named(sections.at(-1) ?? '') }).locator('xpath=following-sibling::*[1]').getByRole('link', { name: named(target) });
      await link.first().click();
      await heading().filter({ hasText: target }).waitFor();
    },
    fill: (label, value) => page.getByRole('textbox', { name: label, exact: true }).fill(value),
    async check(group, ...options) {
      for (const option of options) await page.getByRole('group', { name: group, exact: true }).getByRole('checkbox', { name: option, exact: true }).check();
    },
    choose: (group, option) => page.getByRole('radiogroup', { name: group, exact: true }).getByRole('radio', { name: option, exact: true }).check(),
    async select(label, option) {
      await page.getByRole('combobox', { name: label, exact: true }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    },
    async reviewAndSave() {
      await page.getByRole('button', { name: said.review, exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: said.save, exact: true }).click();
      await page.getByText(said.saved, { exact: true }).first().waitFor();
    },
    async signInAgain(dialog) {
      await dialog.getByLabel(said.password, { exact: true }).fill(operator.password);
      await dialog.getByRole('button', { name: said.signIn, exact: true }).click();
    },
    async visit(path) {
      await page.evaluate((to) => {
        history.pushState({}, '', to);
        dispatchEvent(new PopStateEvent('popstate'));
      }, `/console${path}`);
      await page.waitForFunction((to) => document.querySelector('#content [data-page]')?.getAttribute('data-page') === to && document.querySelector('#content .mantine-Loader-root') === null, path.split('?', 1)[0]);
    },
    [Symbol.asyncDispose]: () => window.close(),
  };
  return self;
}
