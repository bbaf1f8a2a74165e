import { chromium } from 'playwright-core';
import { readFileSync, mkdirSync } from 'node:fs';
const base = 'http://localhost:24000';
const { operator, demo } = JSON.parse(readFileSync('/tmp/console/data/credentials.json', 'utf8'));
const { chromiumPath } = await (async()=>{ try { const { default: c } = await import('@sparticuz/chromium'); return { chromiumPath: await c.executablePath() }; } catch { return {}; } })();
mkdirSync('/tmp/console/shots', { recursive: true });
const [, , spec] = process.argv;
const list = JSON.parse(spec.replaceAll(':sid', demo.serviceId).replaceAll(':cid', demo.clientId));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? chromiumPath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
const contexts = {};
for (const [name, path, opts = {}] of list) {
  const { lang = 'en', scheme = 'light', width = 1280, height = 860, full = true, js } = opts;
  const key = `${lang} ${scheme} ${width}`;
  if (!contexts[key]) {
    const w = await browser.newContext({ locale: lang === 'ja' ? 'ja-JP' : 'en-US', colorScheme: scheme, viewport: { width, height }, reducedMotion: 'reduce' });
    const page = await w.newPage();
    page.on('console', (m) => { if (m.type() === 'error') console.log(name, 'CONSOLE', m.text().slice(0, 300)); });
    page.on('pageerror', (e) => console.log(name, 'PAGEERROR', e.message.slice(0, 300)));
    await page.goto(`${base}/console/`);
    await page.locator('input[name=name]').fill(operator.name);
    await page.locator('input[name=password]').fill(operator.password);
    await page.locator('button[type=submit]').click();
    await page.locator('#content h1').waitFor();
    contexts[key] = page;
  }
  const page = contexts[key];
  await page.goto(`${base}/console${path}`);
  await page.locator('#content h1').waitFor();
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.waitForTimeout(300);
  if (js) { try { await new Function('page', `return (async () => { ${js} })()`)(page); } catch (e) { console.log(name, 'ERR', e.message.slice(0, 400)); } await page.waitForTimeout(400); }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 0) console.log(name, 'OVERFLOW', overflow);
  await page.screenshot({ path: `/tmp/console/shots/${name}.png`, fullPage: full });
}
await browser.close();
