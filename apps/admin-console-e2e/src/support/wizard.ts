import type { Console } from './console.js';

export interface WizardAnswers {
  /** The card of the profile. */
  readonly profile: string;
  readonly name: string;
  readonly issuer: string;
  readonly scope: string;
}

/** Makes a service through the wizard, with a key generated there, and answers its id. Nothing may fail in readiness on the way. */
export async function createService(console: Console, { profile, name, issuer, scope }: WizardAnswers): Promise<string> {
  const { page } = console;
  await console.goTo('/services/new');
  await page.getByRole('radio', { name: profile, exact: true }).check();
  const next = page.getByRole('button', { name: 'Next', exact: true });
  await next.click();
  await console.fill('Service Name', name);
  await console.fill('Issuer Identifier', issuer);
  await next.click();
  await page.getByRole('radio', { name: 'Generate an ES256 key', exact: true }).check();
  await next.click();
  await console.fill('Scope Name', scope);
  await next.click();
  await page.getByText('Ready: no clause of the profile fails').waitFor();
  await page.getByRole('button', { name: 'Create Service', exact: true }).click();
  await page.waitForURL(/\/services\/\d+$/);
  return /services\/(\d+)/.exec(page.url())?.[1] ?? '';
}
