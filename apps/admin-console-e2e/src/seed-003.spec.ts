import { describe, expect, it } from '@jest/globals';
import { readinessReport, type Client, type Service } from '@symbolon/engine';
import { useBrowser } from './support/suite.js';
import { createService } from './support/wizard.js';
import { answered, walk } from './support/playground.js';
import { rest } from './support/rest.js';

const browser = useBrowser();

describe('seed 003, in English', () => {
  it('creates a service with the FAPI profile, a scope with fapi2 = sp and a client; no clause fails, and the playground leads to a valid introspection', async () => {
    await using console = await browser.open();
    const { page } = console;
    const serviceId = await createService(console, { profile: 'FAPI 2.0 Security Profile', name: 'Seed 003', issuer: 'https://as.seed003.example.com', scope: 'payments' });

    await console.follow('Tokens & Claims', 'Advanced', 'Scope');
    await page.getByRole('button', { name: 'Add: Supported Scopes' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add/Edit Supported Scope' });
    await dialog.getByLabel('Scope Name', { exact: true }).fill('read:accounts');
    await dialog.getByLabel('Description', { exact: true }).fill('Read the list of accounts');
    await dialog.getByRole('button', { name: 'Add: Scope Attributes' }).click();
    await dialog.getByLabel('Key', { exact: true }).fill('fapi2');
    await dialog.getByLabel('Value', { exact: true }).fill('sp');
    await dialog.getByText('Requests with this scope are held to the FAPI 2.0 Security Profile.').waitFor();
    await dialog.getByRole('button', { name: 'OK', exact: true }).click();
    await console.follow('Endpoints', 'General');
    await console.choose('nbf Claim', 'Required');
    await console.choose('Audience Validation', 'Performed');
    await console.reviewAndSave();

    await console.goTo(`/services/${serviceId}/clients/new`);
    await console.fill('Client Name', 'Seed client');
    const next = page.getByRole('button', { name: 'Next', exact: true });
    await next.click();
    await page.getByRole('radio', { name: 'PRIVATE_KEY_JWT', exact: true }).check();
    await next.click();
    await console.fill('Redirect URIs', 'https://client.seed003.example.com/callback');
    await next.click();
    await page.getByRole('radio', { name: 'Generate in this browser', exact: true }).check();
    await next.click();
    await page.getByText('Ready: no clause fails for this client').waitFor();
    await page.getByRole('button', { name: 'Create Client', exact: true }).click();
    await page.getByRole('link', { name: 'Open the client', exact: true }).click();
    await page.waitForURL(/\/clients\/\d+$/);
    const clientId = /clients\/(\d+)/.exec(page.url())?.[1] ?? '';

    const service = await rest<Service>('GET', `/api/${serviceId}/service/get`);
    const client = await rest<Client>('GET', `/api/${serviceId}/client/get/${clientId}`);
    expect(service).toMatchObject({ supportedServiceProfiles: ['FAPI'], nbfOptional: false, requestObjectAudienceChecked: true, issSuppressed: false });
    expect(service.supportedScopes?.find(({ name }) => name === 'read:accounts')).toMatchObject({ description: 'Read the list of accounts', attributes: [{ key: 'fapi2', value: 'sp' }] });
    expect(client).toMatchObject({ clientType: 'CONFIDENTIAL', tokenAuthMethod: 'PRIVATE_KEY_JWT', redirectUris: ['https://client.seed003.example.com/callback'] });
    expect(client.jwks).not.toContain('"d"');
    const failing = readinessReport(service, [client]).profiles.flatMap(({ findings }) => findings).filter(({ verdict }) => verdict.kind === 'fail');
    expect(failing).toEqual([]);

    await page.getByRole('link', { name: 'Open in the playground', exact: true }).click();
    await page.getByRole('button', { name: 'Use this client' }).click();
    await walk(console, [
      ['2. Pushed', 'A245001'], ['3. Authorization request', 'A004001'], ['4. Sign-in', 'A040001'], ['5. Token request', 'A050001'], ['6. Resource call', 'A056001'],
    ]);
    expect(await answered(console)).toMatchObject({ action: 'OK', usable: true });
    await rest('DELETE', `/api/${serviceId}/service/delete`);
  });
});
