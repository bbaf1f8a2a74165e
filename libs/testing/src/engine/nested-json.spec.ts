import { expect, test } from '@jest/globals';
import { summaryOf } from './fixture.js';
import { createGrantFlow, type GrantFlow } from './grant-flow.js';

/* JSON that is nested without end overflows the stack of whoever walks it: refused wherever a text is taken for JSON, by the code of that text. */

const deep = (levels: number): string => `${'['.repeat(levels)}1${']'.repeat(levels)}`;
const object = `{"a":${deep(60_000)}}`;
const shallow = `{"a":${deep(60)}}`;

type Answer = Parameters<typeof summaryOf>[0];

const issue = async (flow: GrantFlow, change: object): Promise<Answer> =>
  flow.engine.authorizationIssue(flow.service, { ticket: (await flow.authorize({ response_type: 'code id_token token' })).ticket ?? '', subject: 'john', ...change });

/** Brackets need no encoding to get through. */
const authorize = (flow: GrantFlow, raw: string): Promise<Answer> =>
  flow.engine.authorization(flow.service, { parameters: `response_type=code&client_id=5001&redirect_uri=https%3A%2F%2Frp.example.org%2Fcb&scope=openid&${raw}` });

const passwordTicket = async (flow: GrantFlow): Promise<string> => (await flow.token({ grant_type: 'password', username: 'john', password: 'p' })).ticket ?? '';

test.each<[string, (flow: GrantFlow, text: string) => Promise<Answer>, string]>([
  ['claims', (flow, text) => authorize(flow, `claims={"userinfo":${text}}`), 'LOCATION invalid_request A022303'],
  ['authorization_details', (flow, text) => authorize(flow, `authorization_details=[{"type":"payment","x":${text}}]`), 'LOCATION invalid_authorization_details A249304'],
  ['claims of issue', (flow, claims) => issue(flow, { claims }), 'INTERNAL_SERVER_ERROR server_error A044201'],
  ['idtHeaderParams of issue', (flow, idtHeaderParams) => issue(flow, { idtHeaderParams }), 'INTERNAL_SERVER_ERROR server_error A045203'],
  ['jwtAtClaims of issue', (flow, jwtAtClaims) => issue(flow, { jwtAtClaims }), 'INTERNAL_SERVER_ERROR server_error A045202'],
  ['jwtAtClaims of token', (flow, jwtAtClaims) => flow.token({ grant_type: 'client_credentials' }, { jwtAtClaims }), 'INTERNAL_SERVER_ERROR server_error A052202'],
  ['jwtAtClaims of token/issue', async (flow, jwtAtClaims) => flow.engine.tokenIssue(flow.service, { ticket: await passwordTicket(flow), subject: 'john', jwtAtClaims }), 'INTERNAL_SERVER_ERROR server_error A061202'],
  ['claims of userinfo/issue', async (flow, claims) => flow.engine.userInfoIssue(flow.service, { token: (await flow.tokens({ scope: 'openid' })).accessToken ?? '', claims }), 'INTERNAL_SERVER_ERROR server_error A094201'],
])('%s', async (_, act, expected) => {
  const flow = createGrantFlow({ service: { accessTokenSignAlg: 'ES256' } });
  expect(summaryOf(await act(flow, object))).toBe(expected);
  expect(summaryOf(await act(flow, shallow))).not.toContain('error');
});

test.each([object, 'no JSON', '[]', '1'])('otherFields that hold no object are refused, not lost: %.10s', async otherFields => {
  const flow = createGrantFlow({ service: { accessTokenSignAlg: 'ES256' } });
  const authorizationDetails = { elements: [{ type: 'payment' }, { type: 'payment', otherFields }] };
  expect(summaryOf(await issue(flow, { authorizationDetails }))).toBe('INTERNAL_SERVER_ERROR server_error A045206');
  expect(await flow.engine.tokenCreate(flow.service, { grantType: 'CLIENT_CREDENTIALS', clientId: 5001, authorizationDetails })).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A108208' });
  const { accessToken = '' } = await flow.tokens();
  expect(await flow.engine.tokenUpdate(flow.service, { accessToken, authorizationDetails })).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A134207' });
});

test('a parameter beside a request object is compared without a stack', async () => {
  const flow = createGrantFlow({ service: { traditionalRequestObjectProcessingApplied: true } });
  expect((await authorize(flow, `request=x.y.z&claims=${object}`)).resultCode).toMatch(/^A005/);
});
