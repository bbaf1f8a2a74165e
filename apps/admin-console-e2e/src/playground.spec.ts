import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openConsole, type Console } from './support/console.js';
import { freshService, type FreshService } from './support/rest.js';
import { signingKeys } from './support/keys.js';

/* The whole flow inside the console, with keys that the browser makes. */

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

const at = 'https://as.example.com';

const fapi2Service = (): Promise<FreshService> => freshService({
  issuer: at, authorizationEndpoint: `${at}/authorize`, tokenEndpoint: `${at}/token`, pushedAuthReqEndpoint: `${at}/par`, revocationEndpoint: `${at}/revoke`,
  supportedServiceProfiles: ['FAPI'], supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], supportedResponseTypes: ['CODE'], supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'],
  supportedScopes: [{ name: 'payments', attributes: [{ key: 'fapi2', value: 'sp' }] }], pushedAuthReqDuration: 300, authorizationCodeDuration: 60, authorizationResponseDuration: 300,
  accessTokenDuration: 300, refreshTokenDuration: 3600, allowableClockSkew: 10, clientAssertionAudRestrictedToIssuer: true, loopbackRedirectionUriVariable: true, refreshTokenKept: true, jwks: signingKeys(),
});

const step = (console: Console, name: string): Promise<void> => console.page.getByRole('navigation', { name: 'Playground' }).getByRole('button', { name }).click();

/** Sends the request of the open step and reads our sentence about it. */
async function send(console: Console): Promise<string> {
  await console.page.getByRole('button', { name: 'Send', exact: true }).click();
  await console.page.getByRole('button', { name: 'Send again', exact: true }).waitFor();
  return console.page.locator('#content').getByText(/^\[A\d{6}\]/).first().innerText();
}

async function start(console: Console, service: FreshService): Promise<void> {
  await console.signIn();
  await console.goTo(`/services/${service.id}/playground`);
  await console.page.getByRole('button', { name: 'Make a client for the playground' }).click();
  await console.page.getByRole('heading', { name: 'Pushed authorization request' }).waitFor();
}

describe('the playground', () => {
  it('leads from a new client to a valid introspection, a refresh and a revocation', async () => {
    await using service = await fapi2Service();
    await using console = await openConsole(browser);
    await start(console, service);
    expect(await send(console)).toContain('[A245001]');
    const walk = [['3. Authorization request', 'A004001'], ['4. Sign-in', 'A040001'], ['5. Token request', 'A050001'], ['6. Resource call', 'A056001'], ['7. Refresh', 'A053001'], ['8. Revoke', 'A113001']] as const;
    for (const [name, resultCode] of walk) {
      await step(console, name);
      expect(await send(console)).toContain(`[${resultCode}]`);
    }
    await step(console, '5. Token request');
    await console.page.getByText('As curl').click();
    expect(await console.page.getByText(/^curl -s -X POST 'https:\/\/as\.example\.com\/token'/).innerText()).toContain("-H 'DPoP: ey");
  });

  it('breaks one thing, and the server says which clause that was', async () => {
    await using service = await fapi2Service();
    await using console = await openConsole(browser);
    await start(console, service);
    await console.page.getByRole('combobox', { name: 'Break it' }).click();
    await console.page.getByRole('option', { name: 'No PKCE' }).click();
    await console.page.getByText('Should be refused by FAPI2-SP-FINAL-5.3.2.2-5').waitFor();
    expect(await send(console)).toContain('[A124301]');
    const findings = console.page.getByRole('region', { name: 'What the server found' });
    await findings.getByText('FAPI2-SP-FINAL-5.3.2.2-5').first().waitFor();
    expect(await findings.innerText()).toContain('Scope payments carries fapi2=sp');
    await expect(console.page.getByRole('navigation', { name: 'Playground' }).getByRole('button', { name: '3. Authorization request' }).isDisabled()).resolves.toBe(true);
  });
});
