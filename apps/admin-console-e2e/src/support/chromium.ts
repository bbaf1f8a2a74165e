import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/**
 * The browser of an npm package, unpacked once for this machine. It is unpacked in a folder of its own and then moved, since
 * suites that run at the same time must never start half a browser.
 */
async function unpacked(): Promise<string> {
  const finished = join(tmpdir(), `symbolon-chromium-${process.getuid?.() ?? 0}`);
  const executable = join(finished, 'chromium');
  if (existsSync(executable)) return executable;
  const workplace = mkdtempSync(`${finished}-`);
  const temporary = process.env['TMPDIR'];
  process.env['TMPDIR'] = workplace;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    await packaged.executablePath();
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
  }
  try {
    renameSync(workplace, finished);
  } catch {
    // Another suite was first.
    rmSync(workplace, { recursive: true, force: true });
  }
  return executable;
}

/** A real Chromium: the installed one, else the one that comes as a package. Close it at the end of the suite. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = INSTALLED.find((path) => existsSync(path)) ?? (await unpacked());
  // Containers have neither user namespaces for its sandbox nor a large /dev/shm.
  return chromium.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
}
