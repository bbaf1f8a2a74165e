import { describe, expect, test } from '@jest/globals';
import type { ServiceSettings } from '@symbolon/contract';
import { isHosted, withHostedEndpoints } from './hosting.js';

const urls = { tls: 'https://as.example.com/base' };
const settings = (more: Partial<ServiceSettings>): Partial<ServiceSettings> => ({ serviceName: 'a service', ...more });
const hosted = (value: string): Partial<ServiceSettings> => ({ attributes: [{ key: 'hosted', value }] });

describe('a service is hosted', () => {
  test.each([
    ['with an issuer below the public address', { issuer: 'https://as.example.com/base/7' }, true],
    ['with the public address as its issuer', { issuer: 'https://as.example.com/base' }, true],
    ['with a name that only begins like it', { issuer: 'https://as.example.com/basement' }, false],
    ['with another host name that begins like it', { issuer: 'https://as.example.com.evil.example/base/7' }, false],
    ['with an issuer elsewhere', { issuer: 'https://front-end.example.org' }, false],
    ['with an issuer elsewhere, when it says so', { issuer: 'https://bank.example.org', ...hosted('true') }, true],
    ['with an issuer below the public address, when it says no', { issuer: 'https://as.example.com/base/7', ...hosted('false') }, false],
    ['without an issuer', {}, false],
  ])('%s: %j is %s', (_, service, expected) => expect(isHosted(service, urls)).toBe(expected));
});

describe('endpoints of a hosted service', () => {
  test('are filled in from the issuer, with the id in it', () => {
    expect(withHostedEndpoints(settings({ issuer: 'https://as.example.com/base/:id' }), 42, urls)).toEqual({
      serviceName: 'a service', issuer: 'https://as.example.com/base/42',
      authorizationEndpoint: 'https://as.example.com/base/42/authorize', tokenEndpoint: 'https://as.example.com/base/42/token',
      pushedAuthReqEndpoint: 'https://as.example.com/base/42/par', introspectionEndpoint: 'https://as.example.com/base/42/introspect',
      revocationEndpoint: 'https://as.example.com/base/42/revoke', userInfoEndpoint: 'https://as.example.com/base/42/userinfo', jwksUri: 'https://as.example.com/base/42/jwks',
    });
  });

  test('of an issuer with a slash at its end', () => {
    expect(withHostedEndpoints(settings({ issuer: 'https://bank.example.org/', ...hosted('true') }), 42, urls)).toMatchObject({
      issuer: 'https://bank.example.org/', tokenEndpoint: 'https://bank.example.org/token',
    });
  });

  test('with another address for certificates', () => {
    const { mtlsEndpointAliases: aliases } = withHostedEndpoints(settings({ issuer: 'https://as.example.com/base/x' }), 42, { ...urls, mtls: 'https://mtls.example.com' });
    expect(aliases).toContainEqual({ name: 'token_endpoint', uri: 'https://mtls.example.com/42/token' });
    expect(aliases?.map(({ name }) => name)).not.toContain('authorization_endpoint');
  });

  test('go where their issuer goes, unless one of them was named otherwise', () => {
    const before = 'https://as.example.com/base/old';
    const filled = withHostedEndpoints(settings({ issuer: before }), 42, urls);
    const moved = { ...filled, issuer: 'https://as.example.com/base/:id' };
    expect(withHostedEndpoints(moved, 42, urls, before)).toEqual(withHostedEndpoints(settings({ issuer: 'https://as.example.com/base/42' }), 42, urls));
    expect(withHostedEndpoints({ ...moved, tokenEndpoint: 'https://as.example.com/base/tokens' }, 42, urls, before)).toMatchObject({ tokenEndpoint: 'https://as.example.com/base/tokens', jwksUri: `${before}/jwks` });
    expect(withHostedEndpoints(filled, 42, urls, before)).toBe(filled);
    expect(withHostedEndpoints({ ...filled, issuer: 'https://front-end.example.org' }, 42, urls, before)).toMatchObject({ jwksUri: `${before}/jwks` });
  });

  test.each([
    ['are left alone when it names one', { issuer: 'https://as.example.com/base/7', tokenEndpoint: 'https://as.example.com/base/7/oauth' }],
    ['are none of ours when its issuer is not', { issuer: 'https://front-end.example.org/:id' }],
    ['cannot be known without an issuer', {}],
  ])('%s', (_, given) => expect(withHostedEndpoints(settings(given), 42, urls)).toEqual(settings(given)));
});
