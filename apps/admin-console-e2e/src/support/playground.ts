import type { Console } from './console.js';

/** Opens a step of the playground. */
export const openStep = (console: Console, name: string): Promise<void> => console.page.getByRole('navigation', { name: console.words.playground }).getByRole('button', { name }).click();

/** Sends the request of the open step and reads the sentence with the result code. */
export async function send(console: Console): Promise<string> {
  const { page, words } = console;
  await page.getByRole('button', { name: words.send, exact: true }).click();
  await page.getByRole('button', { name: words.sendAgain, exact: true }).waitFor();
  return page.locator('#content').getByText(/^\[A\d{6}\]/).first().innerText();
}

/** Goes through steps, each named by the beginning of its label; answers what came of the last one. */
export async function walk(console: Console, steps: readonly (readonly [name: string, resultCode: string])[]): Promise<string> {
  let said = '';
  for (const [name, resultCode] of steps) {
    await openStep(console, name);
    said = await send(console);
    if (!said.includes(`[${resultCode}]`)) throw new Error(`${name}: expected ${resultCode}, received ${said}`);
  }
  return said;
}

/** What the engine answered in the open step. */
export async function answered(console: Console): Promise<Readonly<Record<string, unknown>>> {
  const shown = await console.page.getByText(/^HTTP 200\s+\{[\s\S]*"resultCode"/).first().innerText();
  return JSON.parse(shown.replace(/^HTTP 200\s+/, '')) as Readonly<Record<string, unknown>>;
}
