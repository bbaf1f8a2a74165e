import { json, value } from './compare.mjs';
import { clientAssertion, newProofKey, newVerifier, proof } from './jwt.mjs';

/* The five calls of the walk-through in seed 004, with the answers that it prints. */

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const REQUEST_URI = 'urn:ietf:params:oauth:request_uri:';
const RESOURCE = 'https://resource.example.com/api/sample';

const form = (parameters) => new URLSearchParams(parameters).toString();

const authenticated = (demo, parameters) =>
  form({ client_assertion_type: ASSERTION_TYPE, client_assertion: clientAssertion(demo), client_id: String(demo.clientId), ...parameters });

/** Less than 600 s, as FAPI 2.0 demands and the seed's own checklist says, though its sample answer shows 600. */
const pushedBody = (answer) => json(
  ({ expires_in: lifetime, request_uri: uri, ...rest }) =>
    Number.isInteger(lifetime) && lifetime > 0 && lifetime < 600 && uri === answer.requestUri && Object.keys(rest).length === 0,
  '{"expires_in": less than 600, "request_uri": the value of requestUri}',
);

const requestUri = {
  fits: (given) => typeof given === 'string' && given.startsWith(REQUEST_URI) && value.fits(given.slice(REQUEST_URI.length)),
  shown: `${REQUEST_URI}… with 43 characters`,
};

/**
 * The steps of one walk. Each makes its call from what the earlier answers gave, and says what must come back: a fixed
 * value, or a test where the server chooses.
 */
export function stepsOf(demo) {
  const { verifier, challenge } = newVerifier();
  const proofKey = newProofKey();
  const { clientId, serviceId, redirectUri, scope, tokenEndpoint } = demo;
  return [
    {
      title: '1. The client pushes its authorization request (PAR)',
      path: '/pushed_auth_req',
      body: () => ({
        parameters: authenticated(demo, {
          response_type: 'code', redirect_uri: redirectUri, scope, code_challenge: challenge, code_challenge_method: 'S256',
        }),
      }),
      expected: (answer) => ({
        resultCode: 'A245001',
        resultMessage: `[A245001] Successfully registered a request object for client (${clientId}), URI is ${answer.requestUri}.`,
        action: 'CREATED',
        requestUri,
        responseContent: pushedBody(answer),
      }),
    },
    {
      title: '2. The browser brings the request_uri to the authorization endpoint',
      path: '/auth/authorization',
      body: ([pushed]) => ({ parameters: `client_id=${clientId}&request_uri=${pushed.requestUri}` }),
      expected: () => ({
        type: 'authorizationResponse',
        resultCode: 'A004001',
        resultMessage: `[A004001] Authlete has successfully issued a ticket to the service (API Key = ${serviceId}) for the authorization request from the client (ID = ${clientId}). [response_type=code, openid=false]`,
        action: 'INTERACTION',
        ticket: value,
      }),
    },
    {
      title: '3. The user agrees; the front end asks for the code',
      path: '/auth/authorization/issue',
      // The engine needs no "result"; the seed sends it, so a caller may.
      body: ([, opened]) => ({ ticket: opened.ticket, subject: 'john', result: 'AUTHORIZED' }),
      expected: () => ({
        type: 'authorizationIssueResponse',
        resultCode: 'A040001',
        resultMessage: '[A040001] The authorization request was processed successfully.',
        action: 'LOCATION',
        authorizationCode: value,
      }),
    },
    {
      title: '4. The client redeems the code, with a DPoP proof',
      path: '/auth/token',
      body: ([, , issued]) => ({
        parameters: authenticated(demo, {
          code: issued.authorizationCode, redirect_uri: redirectUri, grant_type: 'authorization_code', code_verifier: verifier,
        }),
        dpop: proof(proofKey, 'POST', tokenEndpoint),
      }),
      expected: () => ({
        resultCode: 'A050001',
        resultMessage: '[A050001] The token request (grant_type=authorization_code) was processed successfully.',
        action: 'OK',
        accessToken: value,
      }),
    },
    {
      title: '5. The resource server asks whether token and proof are good for its request',
      path: '/auth/introspection',
      body: ([, , , granted]) => ({
        token: granted.accessToken,
        dpop: proof(proofKey, 'GET', RESOURCE, granted.accessToken),
        htm: 'GET',
        htu: RESOURCE,
      }),
      expected: () => ({ resultCode: 'A056001', resultMessage: '[A056001] The access token is valid.', action: 'OK' }),
    },
  ];
}
