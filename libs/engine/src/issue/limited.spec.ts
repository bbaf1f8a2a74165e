import { expect, test } from '@jest/globals';
import { aClient, aService } from '../rules/examples/settings.js';
import { limitedClient, limitedService } from './limited.js';

test('a consent page knows the name of the service, and nothing that is secret', () => {
  expect(limitedService(aService({ serviceName: 'Bank' }))).toEqual({ apiKey: 1000, clientIdAliasEnabled: false, number: 0, serviceName: 'Bank' });
  expect(limitedService(aService())).toEqual({ apiKey: 1000, clientIdAliasEnabled: false, number: 0 });
});

test('a consent page knows whom the client says to be, and nothing that is secret', () => {
  const shown = limitedClient(aClient({ clientName: 'Shop', clientSecret: 'secret', jwks: '{"keys":["secret"]}', logoUri: 'https://client.example.org/logo' }));
  expect(shown).toMatchObject({ clientId: 4711, clientName: 'Shop', clientType: 'CONFIDENTIAL', logoUri: 'https://client.example.org/logo', locked: false });
  expect(JSON.stringify(shown)).not.toMatch(/secret/i);
  expect(Object.keys(shown).filter(name => /jwks|redirect|alg/i.test(name))).toEqual([]);
  expect(shown).not.toHaveProperty('tosUri');
});
