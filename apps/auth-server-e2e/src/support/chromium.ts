import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** The browser of an npm package, which unpacks it into the machine's temporary folder when it is not there yet. */
async function packaged(): Promise<string> {
  const { default: chromiumOfPackage } = await import('@sparticuz/chromium');
  return chromiumOfPackage.executablePath();
}

/** A real Chromium: the one that CHROMIUM names, else the installed one, else the one that comes as a package. Close it at the end of the suite. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? INSTALLED.find((path) => existsSync(path)) ?? (await packaged());
  // Containers have neither user namespaces for its sandbox nor a large /dev/shm.
  return chromium.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
}
