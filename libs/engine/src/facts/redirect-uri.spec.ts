import { expect, test } from '@jest/globals';
import { aClient, aService } from '../rules/examples/settings.js';
import { redirectUriFacts } from './redirect-uri.js';

const service = aService();
const portsFixed = aService({ loopbackRedirectionUriVariable: false });
const client = aClient({ redirectUris: ['https://client.example.org/cb', 'https://client.example.org/cb?tenant=1', 'http://127.0.0.1/cb', 'http://[::1]:1234/cb?x=1', 'com.example.app:/cb', 'https://client.example.org/'] });

test.each([
  'https://client.example.org/cb', 'https://client.example.org/cb?tenant=1', 'com.example.app:/cb', 'http://127.0.0.1/cb', 'https://client.example.org/',
])('RFC6749-3.1.2.3: %s is registered', given => expect(redirectUriFacts(portsFixed, client, given)).toEqual({ given, verified: given }));

test.each([
  'https://client.example.org/cb/', 'https://client.example.org/CB', 'https://CLIENT.example.org/cb', 'HTTPS://client.example.org/cb', 'https://client.example.org:443/cb',
  'https://client.example.org/cb?', 'https://client.example.org/cb?tenant=2', 'https://client.example.org/cb?tenant=1&x=2', 'https://client.example.org/x/../cb',
  'https://client.example.org/%63b', 'https://client.example.org/%2Fcb', 'https://client.example.org%2Fcb', 'https://client.example.org%2f.evil.org/cb', 'https://client.example.org/cb%00', 'https://client.example.org/cb%2F..%2Fx',
  'https://cli\u0435nt.example.org/cb', 'https://client\u3002example.org/cb', 'https://xn--clint-9of.example.org/cb', 'https://client.example.org./cb', 'javascript:alert(1)//https://client.example.org/cb', 'http://client.example.org/cb', 'https://client.example.org.evil.org/cb', 'https://client.example.org', 'com.example.app:/cb2', '/cb', 'https://client.example.org/cb ',
])('RFC6749-3.1.2.3: %j is another', given => expect(redirectUriFacts(service, client, given)).toEqual({ given }));

test.each(['https://client.example.org/cb#x', 'https://client.example.org/cb#', 'https://john@client.example.org/cb', 'https://client.example.org@evil.org/cb', 'no uri', 'javascript:alert(1)', 'JavaScript:alert(document.domain)//', 'data:text/html,x', 'vbscript:x',
  'https://bücher.example/cb', 'https://client.example.org/cb\n', 'https://client.example.org\\@evil.org/cb'])(
  'RFC6749-3.1.2: %j is none, even when it is registered', given => {
    const registered = aClient({ redirectUris: [given] });
    expect(redirectUriFacts(service, registered, given)).toEqual({ given });
    expect(redirectUriFacts(service, registered, undefined)).toEqual({});
  });

test.each(['http://127.0.0.1:50000/cb', 'http://127.0.0.1:80/cb', 'http://[::1]:5/cb?x=1', 'http://[::1]/cb?x=1'])(
  'RFC8252-7.3: the port of %s may differ, where the service says so', given => {
    expect(redirectUriFacts(service, client, given)).toEqual({ given, verified: given });
    expect(redirectUriFacts(portsFixed, client, given)).toEqual({ given });
  });

test.each([
  'http://127.0.0.1:50000/cb2', 'http://127.0.0.1:50000/cb?x=1', 'http://[::1]:5/cb', 'http://localhost:50000/cb', 'https://127.0.0.1:50000/cb', 'http://127.0.0.1.evil.org:50000/cb',
  'http://127.0.0.1@evil.org/cb', 'http://john@127.0.0.1:50000/cb', 'http://127.0.0.1:50000/cb#x', 'https://client.example.org:8443/cb',
])('RFC8252-7.3: nothing else of %s may', given => expect(redirectUriFacts(service, client, given)).toEqual({ given }));

test('RFC6749-3.1.2.3: the only one that is registered need not be named', () => {
  expect(redirectUriFacts(service, aClient(), undefined)).toEqual({ verified: 'https://client.example.org/cb' });
  expect(redirectUriFacts(service, client, undefined)).toEqual({});
  expect(redirectUriFacts(service, aClient({ redirectUris: [] }), undefined)).toEqual({});
});

test('for an unknown client nothing is verified', () => {
  expect(redirectUriFacts(service, undefined, 'https://client.example.org/cb')).toEqual({ given: 'https://client.example.org/cb' });
  expect(redirectUriFacts(service, undefined, undefined)).toEqual({});
});
