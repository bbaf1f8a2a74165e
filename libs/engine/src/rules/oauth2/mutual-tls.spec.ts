import { expect, test } from '@jest/globals';
import { enforce } from '../../enforce.js';
import { oauth2 } from '../../profiles/oauth2.js';
import { compile } from '../../profiles/profile.js';
import { aService } from '../examples/settings.js';
import { examplesOf, unproven } from '../examples/table.js';
import { examples_mutualTls } from './mutual-tls.examples.js';
import { certificateAuthentication, certificateBinding } from './mutual-tls.js';

const clauses = [...certificateAuthentication, ...certificateBinding];
const runs = examplesOf(clauses, examples_mutualTls, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test('every clause has an example that passes and one that fails', () => expect(unproven(clauses, runs)).toEqual([]));

const profile = compile(oauth2);
const examples = (id: 'RFC8705-2.2' | 'RFC8705-2.1.2-subject_dn' | 'RFC8705-2.1.2-san_dns', name: string) =>
  examples_mutualTls[id]?.request?.find(([title]) => title === name)?.[1];

test.each([
  ['a self-signed certificate', examples('RFC8705-2.2', 'one of them')],
  ['a self-signed certificate at PAR', examples('RFC8705-2.2', 'one of them at PAR')],
  ['a subject', examples('RFC8705-2.1.2-subject_dn', 'the same')],
  ['a DNS name', examples('RFC8705-2.1.2-san_dns', 'one of them')],
])('%s authenticates: no rule about clients objects', (_, facts) => {
  if (facts === undefined) throw new Error('There is no such example');
  const open = { ...facts, service: aService({ supportedTokenAuthMethods: ['TLS_CLIENT_AUTH', 'SELF_SIGNED_TLS_CLIENT_AUTH'] }) };
  expect(enforce(profile, open).filter(({ error }) => error === 'invalid_client').map(({ rule }) => rule.id)).toEqual([]);
  expect(enforce(profile, { ...open, authentication: { ...open.authentication, method: open.authentication?.method ?? 'NONE', audiences: [], postSecret: { matches: true } } })
    .filter(({ error }) => error === 'invalid_client').map(({ rule }) => rule.id)).toContain('RFC6749-2.3-one');
});
