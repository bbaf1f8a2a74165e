import { describe, expect, test } from '@jest/globals';
import { summaryOf } from './fixture.js';
import { bodyOf, createGrantFlow, type GrantFlow } from './grant-flow.js';
import { CALLBACK, verified } from './open-flow.js';

/* RFC 9396 at the token endpoint: what was granted is narrowed there, never widened; without a user it is asked for there. */

const payment = { type: 'payment', actions: ['pay', 'read'], amount: { currency: 'JPY', value: '100' } };
const kept = { type: 'payment', actions: ['pay', 'read'], otherFields: JSON.stringify({ amount: payment.amount }) };
const details = (...elements: readonly object[]): { readonly authorization_details: string } => ({ authorization_details: JSON.stringify(elements) });

async function granted(): Promise<{ readonly flow: GrantFlow; readonly redeem: (asked?: object) => ReturnType<GrantFlow['token']> }> {
  const flow = createGrantFlow({ service: { accessTokenSignAlg: 'ES256' } });
  const { authorizationCode } = await flow.answer({ response_type: 'code', ...details(payment, { type: 'payment', identifier: 'other' }) });
  return { flow, redeem: (asked = {}) => flow.token({ grant_type: 'authorization_code', code: authorizationCode, redirect_uri: CALLBACK, ...asked }) };
}

describe('RFC9396-6: a token request with authorization details', () => {
  test('narrows the token, and each refresh starts from all that were granted', async () => {
    const { flow, redeem } = await granted();
    const answer = await redeem(details({ type: 'payment', actions: ['read'], amount: { value: '100', currency: 'JPY' } }));
    const narrowed = { ...kept, actions: ['read'] };
    expect(answer).toMatchObject({ action: 'OK', authorizationDetails: { elements: [narrowed] } });
    expect(answer.authorizationDetails?.elements).toHaveLength(1);
    expect(bodyOf(answer)).toMatchObject({ authorization_details: [{ ...payment, actions: ['read'] }] });
    expect(await verified(answer.jwtAccessToken)).toMatchObject({ authorization_details: [{ ...payment, actions: ['read'] }] });
    expect(await flow.engine.introspection(flow.service, { token: answer.accessToken ?? '' })).toMatchObject({ authorizationDetails: { elements: [narrowed] } });
    const refreshed = await flow.refresh(answer.refreshToken);
    expect(refreshed.authorizationDetails?.elements).toEqual([kept, { type: 'payment', identifier: 'other' }]);
    expect((await flow.refresh(refreshed.refreshToken, details({ type: 'payment', identifier: 'other' }))).authorizationDetails?.elements).toEqual([{ type: 'payment', identifier: 'other' }]);
  });

  test('an empty list leaves nothing', async () => {
    const answer = await (await granted()).redeem(details());
    expect(answer.action).toBe('OK');
    expect(answer).not.toHaveProperty('authorizationDetails');
    expect(bodyOf(answer)).not.toHaveProperty('authorization_details');
  });

  test('that go beyond the grant is refused, and the code survives', async () => {
    const { redeem } = await granted();
    expect(summaryOf(await redeem(details({ ...payment, actions: ['pay', 'cancel'] })))).toBe('BAD_REQUEST invalid_authorization_details A249351');
    expect(summaryOf(await redeem(details({ type: 'magic' })))).toBe('BAD_REQUEST invalid_authorization_details A249302');
    expect(summaryOf(await redeem({ authorization_details: '{' }))).toBe('BAD_REQUEST invalid_authorization_details A249304');
    expect(summaryOf(await redeem({ authorization_details: ['[]', '[]'] }))).toBe('BAD_REQUEST invalid_request A250301');
    expect((await redeem()).authorizationDetails?.elements).toHaveLength(2);
  });

  test('what the user was shown in place of what was asked counts', async () => {
    const flow = createGrantFlow();
    const { authorizationCode } = await flow.answer({ response_type: 'code', ...details(payment) }, { authorizationDetails: { elements: [{ ...kept, identifier: 'account 7' }] } });
    const answer = await flow.token({ grant_type: 'authorization_code', code: authorizationCode, redirect_uri: CALLBACK, ...details(payment) });
    expect(answer.authorizationDetails?.elements).toEqual([{ ...kept, identifier: 'account 7' }]);
  });
});

describe('RFC9396-3: grants that start at the token endpoint', () => {
  test('client_credentials', async () => {
    const flow = createGrantFlow();
    const answer = await flow.token({ grant_type: 'client_credentials', ...details(payment) });
    expect(answer).toMatchObject({ action: 'OK', authorizationDetails: { elements: [kept] } });
    expect(bodyOf(answer)).toMatchObject({ authorization_details: [payment] });
    expect(await flow.engine.introspection(flow.service, { token: answer.accessToken ?? '' })).toMatchObject({ authorizationDetails: { elements: [kept] } });
    expect(summaryOf(await flow.token({ grant_type: 'client_credentials', ...details({ type: 'magic' }) }))).toBe('BAD_REQUEST invalid_authorization_details A249302');
  });

  test('password', async () => {
    const flow = createGrantFlow();
    const asked = await flow.token({ grant_type: 'password', username: 'a', password: 'b', ...details(payment) });
    expect(asked).toMatchObject({ action: 'PASSWORD', authorizationDetails: { elements: [kept] } });
    const answer = await flow.engine.tokenIssue(flow.service, { ticket: asked.ticket ?? '', subject: 'john' });
    expect(answer).toMatchObject({ action: 'OK', authorizationDetails: { elements: [kept] } });
    expect((await flow.refresh(answer.refreshToken)).authorizationDetails).toEqual({ elements: [kept] });
  });
});
