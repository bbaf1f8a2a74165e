// Writes pictures of ten key pages into docs/images/, from a server that it starts for itself. Look at them before you commit them.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const images = join(root, 'docs/images');
const main = join(root, 'apps/auth-server/dist/main.js');
/** The browser that CHROMIUM names, else an installed one, else the one that comes as a package. */
const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'].find((path) => existsSync(path)) ?? (await (await import('@sparticuz/chromium')).default.executablePath());

if (!existsSync(main) || !existsSync(join(root, 'apps/admin-console/dist/index.html'))) {
  console.error('Pictures need a build: run `npm run build` first.');
  process.exit(1);
}

const freePort = () => new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

const settings = (page) => ({ serviceId }) => `/services/${serviceId}/settings/${page}`;
const pages = [
  { name: 'services', path: () => '/services' },
  { name: 'overview', path: ({ serviceId }) => `/services/${serviceId}`, height: 1180 },
  { name: 'readiness', path: ({ serviceId }) => `/services/${serviceId}/readiness` },
  { name: 'settings', path: settings('endpoints/general') },
  { name: 'settings-ja', path: settings('endpoints/authorization'), language: 'ja' },
  { name: 'scopes-dark', path: settings('tokens/advanced/scope'), scheme: 'dark' },
  { name: 'playground', path: ({ serviceId }) => `/services/${serviceId}/playground`, play: true, height: 1180 },
  { name: 'request', path: ({ serviceId, traceId }) => `/services/${serviceId}/requests/${traceId}`, height: 1000 },
  { name: 'client-dark-ja', path: ({ serviceId, clientId }) => `/services/${serviceId}/clients/${clientId}`, scheme: 'dark', language: 'ja' },
  { name: 'settings-narrow', path: settings('endpoints/token'), width: 400 },
];

async function start(folder) {
  const [port, tlsPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [main], { env: { ...process.env, DATA_DIR: folder, PORT: String(port), TLS_PORT: String(tlsPort), LOG_LEVEL: 'error' }, stdio: 'ignore' });
  const baseUrl = `http://localhost:${port}`;
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const isWell = await fetch(`${baseUrl}/api/lifecycle/healthcheck`).then(({ ok }) => ok, () => false);
    if (isWell) return { baseUrl, stop: () => new Promise((resolve) => { child.once('close', resolve); child.kill('SIGTERM'); }) };
    await pause(250);
  }
  child.kill('SIGKILL');
  throw new Error('The server did not start.');
}

/** Some traffic, good and bad, so that there is something to see; answers the id of a request that was refused. */
async function makeTraffic(baseUrl, { accessToken, demo: { serviceId, clientId } }) {
  const call = (method, path, body) => fetch(`${baseUrl}${path}`, {
    method, headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).then((response) => response.json());
  const { accessToken: token } = await call('POST', `/api/${serviceId}/auth/token/create`, { grantType: 'AUTHORIZATION_CODE', clientId, subject: 'alice', scopes: ['openid'] });
  for (let count = 0; count < 60; count += 1) await call('POST', `/api/${serviceId}/auth/introspection`, { token: count % 6 === 0 ? 'unknown' : token });
  const front = { response_type: 'code', client_id: String(clientId), redirect_uri: 'https://client.example.org/cb', scope: 'myscope' };
  for (let count = 0; count < 9; count += 1) await call('POST', `/api/${serviceId}/auth/authorization`, { parameters: new URLSearchParams(front).toString() });
  for (;;) {
    const { items } = await call('GET', `/api/admin/services/${serviceId}/requests?operation=authorization`);
    if (items?.[0] !== undefined) return items[0].id;
    await pause(200);
  }
}

/** In the playground: a client of its own, and the first request broken. */
async function play(page) {
  await page.getByRole('button', { name: 'Make a client for the playground' }).click();
  await page.getByRole('combobox', { name: 'Break it' }).click();
  await page.getByRole('option', { name: 'No PKCE' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('region', { name: 'What the server found' }).waitFor();
  await page.evaluate(() => globalThis.scrollTo({ top: 0 }));
}

async function shoot(browser, { baseUrl, operator, demo }, { name, path, language = 'en', scheme = 'light', width = 1280, height = 860, play: isPlayed = false }) {
  const window = await browser.newContext({ locale: language === 'ja' ? 'ja-JP' : 'en-US', colorScheme: scheme, viewport: { width, height }, reducedMotion: 'reduce' });
  const page = await window.newPage();
  await page.goto(`${baseUrl}/console/`);
  await page.locator('input[name=name]').fill(operator.name);
  await page.locator('input[name=password]').fill(operator.password);
  await page.locator('button[type=submit]').click();
  await page.locator('#content h1').waitFor();
  await page.goto(`${baseUrl}/console${path(demo)}`);
  await page.locator('#content h1').waitFor();
  await page.waitForLoadState('networkidle');
  if (isPlayed) await play(page);
  await page.screenshot({ path: join(images, `${name}.png`) });
  await window.close();
  console.log(`docs/images/${name}.png`);
}

const folder = mkdtempSync(join(tmpdir(), 'symbolon-screenshots-'));
mkdirSync(images, { recursive: true });
const server = await start(folder);
try {
  const credentials = JSON.parse(readFileSync(join(folder, 'credentials.json'), 'utf8'));
  const { operator } = credentials;
  const demo = { ...credentials.demo, traceId: await makeTraffic(server.baseUrl, credentials) };
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
  for (const page of pages) await shoot(browser, { baseUrl: server.baseUrl, operator, demo }, page);
  await browser.close();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
