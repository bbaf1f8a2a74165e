import { describe, expect, it } from '@jest/globals';
import type { Service } from '@symbolon/engine';
import { answered, openStep, send, walk } from './support/playground.js';
import { rest } from './support/rest.js';
import { useBrowser } from './support/suite.js';
import { createService } from './support/wizard.js';

const browser = useBrowser();

describe('seed 001: FAPI 1.0, read and write', () => {
  it('refuses a request object without exp, the inspector names clause 13, and the good request leads to a token bound to the certificate', async () => {
    await using console = await browser.open();
    const { page } = console;
    const serviceId = await createService(console, { profile: 'FAPI 1.0 Advanced', name: 'Seed 001', issuer: 'https://as.seed001.example.com', scope: 'payments' });
    await console.follow('Endpoints', 'Authorization');
    await page.getByRole('button', { name: 'Add: Supported Authentication Context Class References' }).click();
    await console.fill('Supported Authentication Context Class References 1', 'urn:mace:incommon:iap:silver');
    await console.reviewAndSave();
    expect(await rest<Service>('GET', `/api/${serviceId}/service/get`)).toMatchObject({
      supportedServiceProfiles: ['FAPI'], tlsClientCertificateBoundAccessTokens: true, supportedAcrs: ['urn:mace:incommon:iap:silver'],
      supportedScopes: expect.arrayContaining([expect.objectContaining({ name: 'payments', attributes: [{ key: 'fapi', value: 'rw' }] })]),
    });

    await page.getByRole('link', { name: 'Playground', exact: true }).click();
    await page.getByRole('switch', { name: /^Push the authorization request/ }).uncheck();
    await page.getByRole('button', { name: 'Make a client for the playground' }).click();
    await page.getByRole('heading', { name: 'Authorization request' }).waitFor();
    await page.getByRole('combobox', { name: 'Break it' }).click();
    await page.getByRole('option', { name: 'The request object has no exp' }).click();
    await page.getByText('Should be refused by FAPI1-ADV-5.2.2-13').waitFor();
    expect(await send(console)).toContain('[A150319]');
    await page.getByRole('region', { name: 'What the server found' }).getByRole('link', { name: 'Open in the request log' }).click();
    const sentence = page.getByRole('alert').filter({ hasText: 'Rejected' });
    await sentence.getByText('FAPI1-ADV-5.2.2-13', { exact: true }).waitFor();
    expect(await sentence.innerText()).toMatch(/exp/);
    await page.getByText('Scope payments carries fapi=rw').waitFor();

    await page.goBack();
    await page.getByRole('switch', { name: /^Push the authorization request/ }).uncheck();
    await page.getByRole('button', { name: 'Make a client for the playground' }).click();
    await page.getByRole('heading', { name: 'Authorization request' }).waitFor();
    expect(await send(console)).toContain('[A004001]');
    await walk(console, [['3. Sign-in', 'A040001'], ['4. Token request', 'A050001']]);
    await openStep(console, '5. Resource call');
    expect(await send(console)).toContain('[A056001]');
    expect(await answered(console)).toMatchObject({ certificateThumbprint: expect.stringMatching(/^[\w-]{43}$/) });
    await rest('DELETE', `/api/${serviceId}/service/delete`);
  });
});
