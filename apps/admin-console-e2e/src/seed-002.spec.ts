import { describe, expect, it } from '@jest/globals';
import { createHash, X509Certificate } from 'node:crypto';
import { clientKeys, signingKeys } from './support/keys.js';
import { answered, walk } from './support/playground.js';
import { freshService } from './support/rest.js';
import { useBrowser } from './support/suite.js';

const browser = useBrowser();
const at = 'https://as.example.com';

const thumbprintOf = (pem: string): string => createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');

describe('seed 002: tokens bound to certificates', () => {
  it('turns the binding on for service and client, and introspection shows the thumbprint of the certificate', async () => {
    await using service = await freshService({
      issuer: at, authorizationEndpoint: `${at}/authorize`, tokenEndpoint: `${at}/token`, pushedAuthReqEndpoint: `${at}/par`, supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
      supportedResponseTypes: ['CODE'], supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'], supportedScopes: [{ name: 'accounts' }], jwks: signingKeys(),
      accessTokenDuration: 300, refreshTokenDuration: 3600, authorizationCodeDuration: 60, authorizationResponseDuration: 300, pushedAuthReqDuration: 300,
    });
    const { privateJwk, publicJwks } = clientKeys();
    const clientId = await service.createClient({
      clientName: 'bank', clientType: 'CONFIDENTIAL', tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: 'ES256', grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], responseTypes: ['CODE'],
      redirectUris: ['https://client.example.org/cb/example.com'], jwks: publicJwks,
    });
    await using console = await browser.open();
    const { page } = console;
    for (const address of [`/services/${service.id}`, `/services/${service.id}/clients/${clientId}`]) {
      await console.goTo(address);
      await console.follow('Tokens & Claims', 'Access Token');
      await page.getByRole('switch', { name: 'Enable TLS Client Certificate Binding' }).check();
      await console.reviewAndSave();
    }
    expect([(await service.saved())['tlsClientCertificateBoundAccessTokens'], (await service.savedClient(clientId))['tlsClientCertificateBoundAccessTokens']]).toEqual([true, true]);

    await console.goTo(`/services/${service.id}/playground?client=${clientId}`);
    await page.getByRole('switch', { name: /^Bind tokens to a key/ }).uncheck();
    await page.getByRole('textbox', { name: 'Private key of the client (JWK)' }).fill(privateJwk);
    await page.getByRole('button', { name: 'Make a certificate here' }).click();
    const certificate = page.getByRole('textbox', { name: 'Client certificate (PEM)' });
    await page.waitForFunction(() => [...document.querySelectorAll('textarea')].some(({ value }) => value.includes('-----END CERTIFICATE-----')));
    const thumbprint = thumbprintOf(await certificate.inputValue());
    await page.getByRole('button', { name: 'Use this client' }).click();
    await walk(console, [
      ['2. Pushed', 'A245001'], ['3. Authorization request', 'A004001'], ['4. Sign-in', 'A040001'], ['5. Token request', 'A050001'], ['6. Resource call', 'A056001'],
    ]);
    expect(await answered(console)).toMatchObject({ action: 'OK', certificateThumbprint: thumbprint });
  });

  it('shows a certificate in words and makes its subject the name of the client', async () => {
    await using service = await freshService({ supportedTokenAuthMethods: ['TLS_CLIENT_AUTH'] });
    const clientId = await service.createClient({ clientName: 'bank' });
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}/playground`);
    await page.getByRole('button', { name: 'Make a certificate here' }).click();
    await page.waitForFunction(() => [...document.querySelectorAll('textarea')].some(({ value }) => value.includes('-----END CERTIFICATE-----')));
    const pem = await page.getByRole('textbox', { name: 'Client certificate (PEM)' }).inputValue();

    await console.goTo(`/services/${service.id}/clients/${clientId}/settings/endpoints/token`);
    await console.select('Client Authentication Method', 'TLS_CLIENT_AUTH');
    await page.getByRole('button', { name: /^Take from a certificate: .*Subject/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Take a name from a certificate' });
    await dialog.getByRole('textbox').fill(pem);
    await dialog.getByText(thumbprintOf(pem), { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Use this' }).click();
    await console.reviewAndSave();
    expect(await service.savedClient(clientId)).toMatchObject({ tokenAuthMethod: 'TLS_CLIENT_AUTH', tlsClientAuthSubjectDn: 'CN=client.example.org' });
  });
});
