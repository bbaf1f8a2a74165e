import { describe, expect, test } from '@jest/globals';
import type { Client } from '../model/client.js';
import type { Service } from '../model/service.js';
import { fixedClient, readiness } from '../readiness.js';
import { blankClient, blankService } from '../rules/examples/blank.js';
import { aClient, aService } from '../rules/examples/settings.js';
import { knownProfile } from './catalogue.js';
import { presetService } from './preset.js';
import { seedSettings, type SeedSettings, type Turn } from './seed-settings.examples.js';

/* Readiness of what a preset makes shows no failure; one setting of the seeds changed turns the clauses that read it, and no others. */

/** Service and client as the presets make them, with addresses and keys of their own. */
function preset({ profile: id, attribute, around = {} }: SeedSettings): { readonly service: Service; readonly client: Client } {
  const profile = knownProfile(id);
  const supportedScopes = [{ name: 'openid', defaultEntry: false }, { name: 'payments', defaultEntry: false, attributes: [attribute] }];
  const { jwks = '' } = aService();
  const service = presetService(profile, { ...blankService, issuer: 'https://as.example.com', jwks, supportedScopes, ...around }, blankService);
  return { service, client: fixedClient(profile, { ...blankClient, clientType: 'CONFIDENTIAL', redirectUris: ['https://client.example.org/cb'], jwks: aClient().jwks ?? '' }, service) };
}

/** What each clause says of service and client. */
const verdicts = (profile: string, service: Service, client: Client): ReadonlyMap<string, string> => new Map(
  readiness(knownProfile(profile), service, [client]).map(({ rule, clientId, verdict }) => [`${rule} of the ${clientId === undefined ? 'service' : 'client'}`, verdict.kind]));

const isOfFapi = (turned: string): boolean => turned.startsWith('FAPI') || turned.startsWith('API-fapi');

describe.each(seedSettings)('seed $seeds, $profile', (seed) => {
  const { service, client } = preset(seed);
  const before = verdicts(seed.profile, service, client);
  const turnedBy = (changedService: Service, changedClient: Client): readonly string[] =>
    [...verdicts(seed.profile, changedService, changedClient)].filter(([clause, kind]) => before.get(clause) !== kind).map(([clause, kind]) => `${clause}: ${kind}`);
  const ofService = (turn: Turn<Service>): readonly string[] => turnedBy({ ...service, ...turn[2] } as Service, client);
  const ofClient = (turn: Turn<Client>): readonly string[] => turnedBy(service, { ...client, ...turn[2] } as Client);

  test('what the preset makes shows no failure', () => expect([...before].filter(([, kind]) => kind === 'fail')).toEqual([]));

  const rows = [
    ...seed.service.map(turn => [`service, ${turn[0]}: ${turn[1]}`, () => ofService(turn), turn[3]] as const),
    ...seed.client.map(turn => [`client, ${turn[0]}: ${turn[1]}`, () => ofClient(turn), turn[3]] as const),
  ];
  test.each(rows)('%s', (_, turned, expected) => expect(turned()).toEqual(expected));

  test('a clause that turns cites the setting', () => {
    const cites = (turn: Turn<Service> | Turn<Client>, subject: 'service' | 'client'): readonly string[] => turn[3]
      .filter(turned => turned.includes(` of the ${subject}:`))
      .filter(turned => knownProfile(seed.profile).rules.find(({ id }) => turned.startsWith(`${id} `))?.[subject]?.settings.includes(turn[0] as never) !== true);
    expect(seed.service.flatMap(turn => cites(turn, 'service'))).toEqual([]);
    expect(seed.client.flatMap(turn => cites(turn, 'client'))).toEqual([]);
  });
});

test.each(['fapi1-baseline', 'fapi1-advanced', 'fapi2-security'])('%s: every clause that cites a setting of the seeds is turned by one of them', id => {
  const seeds = seedSettings.filter(({ profile }) => profile === id);
  const named = { service: new Set<string>(seeds.flatMap(({ service }) => service.map(([setting]) => setting))), client: new Set<string>(seeds.flatMap(({ client }) => client.map(([setting]) => setting))) };
  const turned = new Set(seeds.flatMap(({ service, client }) => [...service, ...client].flatMap(([, , , turns]) => turns.map(each => each.slice(0, each.indexOf(':'))))));
  const citing = knownProfile(id).rules.filter(rule => isOfFapi(rule.id)).flatMap(rule => (['service', 'client'] as const)
    .filter(subject => rule[subject]?.settings.some(setting => named[subject].has(setting)) === true).map(subject => `${rule.id} of the ${subject}`));
  expect(citing.filter(clause => !turned.has(clause))).toEqual([]);
});
