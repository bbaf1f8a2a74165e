import { describe, expect, test } from '@jest/globals';
import { createGrantFlow, type GrantFlow } from './grant-flow.js';
import { CALLBACK, OPEN_ISSUER, readAnswer, SECRET, verified } from './open-flow.js';

/* A client that calls itself by its alias: it does not know its number, so what is made for it is made for the alias. */

const ALIAS = 'my-app';
const settings = {
  service: { clientIdAliasEnabled: true },
  client: { clientIdAlias: ALIAS, clientIdAliasEnabled: true, authorizationSignAlg: 'ES256', userInfoSignAlg: 'ES256' },
} as const;
const begun = (): GrantFlow => createGrantFlow(settings);
const basic = { clientId: ALIAS, clientSecret: SECRET } as const;

describe.each([['by its alias', ALIAS, true], ['by its number', '5001', false]] as const)('a client that names itself %s', (_, name, clientIdAliasUsed) => {
  test('OIDCC-2: is the audience of its ID tokens, from either endpoint, and of UserInfo', async () => {
    const flow = begun();
    const answer = await flow.answer({ client_id: name, response_type: 'code id_token' });
    expect(await verified(answer.idToken)).toMatchObject({ iss: OPEN_ISSUER, aud: [name] });
    const tokens = await flow.token({ grant_type: 'authorization_code', code: answer.authorizationCode, redirect_uri: CALLBACK }, { ...basic, clientId: name });
    expect(tokens).toMatchObject({ action: 'OK', clientId: 5001, clientIdAlias: ALIAS, clientIdAliasUsed });
    expect(await verified(tokens.idToken)).toMatchObject({ aud: [name] });
    const { accessToken: token = '' } = tokens;
    expect(await flow.engine.userInfo(flow.service, { token })).toMatchObject({ clientId: 5001, clientIdAlias: ALIAS, clientIdAliasUsed });
    expect(await verified((await flow.engine.userInfoIssue(flow.service, { token })).responseContent)).toMatchObject({ aud: [name] });
    expect(await flow.engine.introspection(flow.service, { token })).toMatchObject({ clientId: 5001, clientIdAlias: ALIAS, clientIdAliasUsed });
  });

  test('JARM-2.1: is the audience of answers in JWTs, good and bad', async () => {
    const flow = begun();
    const request = { client_id: name, response_type: 'code', response_mode: 'jwt' };
    expect(await verified(readAnswer(await flow.answer(request)).parameters.response)).toMatchObject({ aud: name, code: expect.any(String) });
    const { ticket } = await flow.authorize(request);
    expect(await verified(readAnswer(await flow.fail(ticket, 'DENIED')).parameters.response)).toMatchObject({ aud: name, error: 'access_denied' });
    expect(await verified(readAnswer(await flow.authorize({ ...request, prompt: 'none login' })).parameters.response)).toMatchObject({ aud: name, error: 'invalid_request' });
  });

  test('OIDCC-3.1.2.1: hands back such an ID token as a hint', async () => {
    const flow = begun();
    const { idToken } = await flow.answer({ client_id: name, response_type: 'id_token' });
    expect(await flow.authorize({ client_id: name, response_type: 'code', id_token_hint: idToken })).toMatchObject({ action: 'INTERACTION', subject: 'john' });
  });
});

test('token/create says by which name the client goes', async () => {
  const flow = begun();
  const audience = async (clientIdAliasUsed: boolean): Promise<unknown> => {
    const { accessToken = '' } = await flow.engine.tokenCreate(flow.service, { grantType: 'AUTHORIZATION_CODE', clientId: 5001, subject: 'john', scopes: ['openid'], clientIdAliasUsed });
    return (await verified((await flow.engine.userInfoIssue(flow.service, { token: accessToken })).responseContent)).aud;
  };
  expect([await audience(true), await audience(false)]).toEqual([[ALIAS], ['5001']]);
});

test('an alias that was taken back since: the number is left', async () => {
  const flow = begun();
  const { authorizationCode } = await flow.answer({ client_id: ALIAS, response_type: 'code' });
  const { clientIdAlias: _, ...without } = flow.client;
  flow.clients.put(flow.service.apiKey, without as typeof flow.client);
  const { idToken } = await flow.token({ grant_type: 'authorization_code', code: authorizationCode, redirect_uri: CALLBACK });
  expect(await verified(idToken)).toMatchObject({ aud: ['5001'] });
});
