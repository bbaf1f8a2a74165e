import { expect, test } from '@jest/globals';
import { isLoopback, parseUri, type UriParts, withoutQuery, withQuery } from './uri.js';

test.each<[string, UriParts]>([
  ['https://Example.ORG/a?b#c', { scheme: 'https', host: 'example.org', path: '/a', query: 'b', fragment: 'c' }],
  ['HTTP://example.org', { scheme: 'http', host: 'example.org', path: '' }],
  ['https://example.org:8443/', { scheme: 'https', host: 'example.org', port: '8443', path: '/' }],
  ['https://example.org:/', { scheme: 'https', host: 'example.org', path: '/' }],
  ['https://john:secret@example.org/', { scheme: 'https', userinfo: 'john:secret', host: 'example.org', path: '/' }],
  ['https://@example.org/', { scheme: 'https', userinfo: '', host: 'example.org', path: '/' }],
  ['http://[::1]:3000/cb', { scheme: 'http', host: '[::1]', port: '3000', path: '/cb' }],
  ['https://example.org/?', { scheme: 'https', host: 'example.org', path: '/', query: '' }],
  ['https://example.org/#', { scheme: 'https', host: 'example.org', path: '/', fragment: '' }],
  ['https://example.org/a#b?c', { scheme: 'https', host: 'example.org', path: '/a', fragment: 'b?c' }],
  ['com.example.app:/cb', { scheme: 'com.example.app', path: '/cb' }],
  ['urn:ietf:wg:oauth:2.0:oob', { scheme: 'urn', path: 'ietf:wg:oauth:2.0:oob' }],
])('%s', (text, parts) => expect(parseUri(text)).toEqual(parts));

test.each([
  '', '/cb', 'example.org/cb', '//example.org/cb', '1http://example.org', 'https://example.org/a b', 'https://example.org/\\evil', 'https://example.org/\n',
  'https://example.org/%zz', 'https://example.org/%4', 'https://a@b@example.org/', 'https://example.org:port/', 'https://[::1/', 'https://exämple.org/', 'https://example.org/"x"',
])('no URI: %j', text => expect(parseUri(text)).toBeUndefined());

test.each([
  ['http://localhost/cb', true], ['http://LOCALHOST/cb', true], ['http://127.0.0.1:5000/cb', true], ['http://[::1]/cb', true],
  ['http://127.0.0.2/cb', false], ['http://127.0.0.1.example.org/cb', false], ['http://localhost.example.org/cb', false], ['http://127.1/cb', false],
  ['http://[::ffff:127.0.0.1]/cb', false], ['app:/localhost', false], ['http://localhost@example.org/', false],
])('RFC8252-7.3: %s is loopback: %p', (text, expected) => expect(isLoopback(parseUri(text) as UriParts)).toBe(expected));

test.each([
  ['https://as.example.com/token', 'https://as.example.com/token'],
  ['HTTPS://AS.Example.COM/Token', 'https://as.example.com/Token'],
  ['https://as.example.com:443/token', 'https://as.example.com/token'],
  ['http://as.example.com:80/token', 'http://as.example.com/token'],
  ['http://as.example.com:443/token', 'http://as.example.com:443/token'],
  ['https://as.example.com:8443/token', 'https://as.example.com:8443/token'],
  ['https://as.example.com/token?a=b#c', 'https://as.example.com/token'],
  ['https://as.example.com', 'https://as.example.com/'],
  ['https://john@as.example.com/token', 'https://as.example.com/token'],
])('DPOP-4.3-9: the target of %s', (text, expected) => expect(withoutQuery(text)).toBe(expected));

test.each(['/token', 'urn:a:b', 'app:/token', 'no uri'])('DPOP-4.3-9: %s is no target', text => expect(withoutQuery(text)).toBeUndefined());

test.each([
  ['https://a.example.org/cb', 'https://a.example.org/cb?x=1'], ['https://a.example.org/cb?', 'https://a.example.org/cb?x=1'],
  ['https://a.example.org/cb?dummy1=lorem&dummy2=ipsum', 'https://a.example.org/cb?dummy1=lorem&dummy2=ipsum&x=1'], ['app:/cb', 'app:/cb?x=1'],
])('RFC6749-3.1.2: what the query of %s has stays', (uri, expected) => expect(withQuery(uri, 'x=1')).toBe(expected));
