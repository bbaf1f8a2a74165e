import { beforeAll, describe, expect, test } from '@jest/globals';
import { dialects, ownerApi } from './support/api.js';
import { codeFor, requestUriFor, ticketFor, tokensOf } from './support/flow.js';
import type { Answer } from './support/http.js';
import { newKey, payloadOf, thumbprint } from './support/jwt.js';
import { newParty, type ClientChanges, type Party, type ServiceChanges } from './support/parties.js';
import { authorize, introspect, issue, push, redeem } from './support/requests.js';

/* The set-up that the tables of seed 003 prescribe, made through the management API, and the calls of its last section. */

const serviceKey = newKey();

const table: ServiceChanges = {
  supportedGrantTypes: ['AUTHORIZATION_CODE'],
  supportedResponseTypes: ['CODE'],
  supportedServiceProfiles: ['FAPI'],
  issSuppressed: false,
  supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'],
  nbfOptional: false,
  requestObjectAudienceChecked: true,
  accessTokenSignAlg: 'ES256',
  supportedScopes: [{ name: 'read:accounts', defaultEntry: false, attributes: [{ key: 'fapi2', value: 'sp' }] }],
  jwks: JSON.stringify({ keys: [serviceKey.privateJwk] }),
};

const clientTable: ClientChanges = {
  clientType: 'CONFIDENTIAL', grantTypes: ['AUTHORIZATION_CODE'], responseTypes: ['CODE'], tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: 'ES256',
};

describe.each(dialects)('seed 003 in dialect %s', (dialect) => {
  let party: Party;

  beforeAll(async () => {
    party = await newParty({ service: table, client: clientTable, dialect, scope: 'read:accounts' });
  });

  test('the settings of the tables come back', async () => {
    const { body } = await ownerApi(dialect).get(party.access.apiKey);
    const { jwks: _, ...settings } = table;
    expect(body).toMatchObject(settings);
    expect((await party.api.get(`/client/get/${party.client.clientId}`)).body).toMatchObject(clientTable);
  });

  describe('the four calls', () => {
    const answers: Answer[] = [];

    beforeAll(async () => {
      const pushed = await push(party);
      const opened = await authorize(party, String(pushed.body['requestUri']));
      const issued = await issue(party, String(opened.body['ticket']));
      answers.push(pushed, opened, issued, await redeem(party, String(issued.body['authorizationCode'])));
    });

    test.each([
      ['1. /pushed_auth_req', 0, 'A245001', 'CREATED'],
      ['2. /auth/authorization', 1, 'A004001', 'INTERACTION'],
      ['3. /auth/authorization/issue', 2, 'A040001', 'LOCATION'],
      ['4. /auth/token', 3, 'A050001', 'OK'],
    ] as const)('%s', (_, index, resultCode, action) => {
      expect(answers[index]?.body).toMatchObject({ resultCode, action });
    });

    test('the service offers no refresh token, so none is issued', () => {
      expect(answers[3]?.body).toMatchObject({ accessToken: expect.any(String), refreshTokenDuration: 0 });
      expect(answers[3]?.body).not.toHaveProperty('refreshToken');
    });

    test('the access token is also there as a JWT, bound to the key of the proof; introspection takes both forms', async () => {
      const jwt = String(answers[3]?.body['jwtAccessToken']);
      expect(payloadOf(jwt)).toMatchObject({ iss: party.service.issuer, client_id: String(party.client.clientId), scope: 'read:accounts', cnf: { jkt: thumbprint(party.proofKey) } });
      for (const token of [jwt, tokensOf(answers[3] as Answer).accessToken]) {
        expect((await introspect(party, token)).body).toMatchObject({ resultCode: 'A056001', action: 'OK' });
      }
    });
  });

  test('without a DPoP proof no token is issued: the profile wants it bound', async () => {
    const answer = await redeem(party, await codeFor(party), (draft) => { draft.proof = undefined; });
    expect(answer.body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A295351' });
  });

  test('the ticket names service and client in a reduced form, without secrets', async () => {
    const { body } = await authorize(party, await requestUriFor(party));
    expect(body).toMatchObject({ service: { apiKey: party.access.apiKey }, client: { clientId: party.client.clientId } });
    expect(JSON.stringify(body)).not.toContain(party.access.apiSecret);
    expect(JSON.stringify(body)).not.toContain(String(party.client.clientSecret));
    expect(await ticketFor(party, await requestUriFor(party))).toHaveLength(43);
  });
});
