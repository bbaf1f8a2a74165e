import { outer } from '../../checks/parameters.js';
import { first } from '../../parse/parameters.js';
import { defineRules } from '../rule.js';
import { demand, fail, notApplicable, pass } from '../verdict.js';

/* Pushed authorization requests: RFC 9126. */

export const pushedRequest = defineRules(
  { id: 'PAR-2.1-request_uri', level: 'shall',
    demands: { en: 'A push does not itself name a request_uri.', ja: 'プッシュするリクエストには request_uri を含めない。' },
    request: { at: ['par'], error: 'invalid_request', resultCode: 'A248301',
      check: f => demand(outer(f).request_uri === undefined, "'request_uri' is not allowed in a push") } },
  { id: 'PAR-2.2-lifetime', level: 'shall',
    demands: { en: 'The answer says how long the request_uri lives.', ja: '応答は request_uri の有効期間を示す。' },
    byConstruction: 'The push answers expires_in with the lifetime under which the record is stored.' },
  { id: 'PAR-4-known', level: 'shall',
    demands: { en: 'The request_uri was issued here, to this client, and is neither spent nor expired.', ja: 'request_uri はここでこのクライアントに発行され、使用済みでも期限切れでもない。' },
    request: { at: ['authorization'], error: 'invalid_request_uri', resultCode: 'A008303',
      check: f => {
        if (f.requestUri === undefined) return notApplicable('no request_uri is named');
        const { issuedHere, record } = f.requestUri;
        if (!issuedHere && (f.requestObject !== undefined || outer(f).request !== undefined)) return notApplicable("'request_uri' refers to a request object");
        if (!issuedHere || record === undefined) return demand(false, "'request_uri' is unknown, spent or expired", 'a request_uri from the PAR endpoint');
        if (f.client.client !== undefined && record.clientId !== f.client.client.clientId) return demand(false, "'request_uri' was issued to another client");
        return record.expiresAt > f.now ? pass() : fail("'request_uri' has expired", `before ${new Date(record.expiresAt).toISOString()}`);
      } } },
  { id: 'PAR-5-service', level: 'shall',
    demands: { en: 'Where the service demands PAR, the request was pushed.', ja: 'サービスが PAR を必須とする場合、リクエストはプッシュされている。' },
    request: { at: ['authorization'], error: 'invalid_request', resultCode: f => (first(outer(f), 'request_uri') === undefined ? 'A008306' : 'A008308'),
      check: f => f.service.parRequired ? demand(f.requestUri?.issuedHere === true, 'the request was not pushed', "'request_uri' from the PAR endpoint") : notApplicable('the service does not demand PAR') } },
  { id: 'PAR-6-client', level: 'shall',
    demands: { en: 'Where the client is to push, the request was pushed.', ja: 'クライアントがプッシュを必須とする場合、リクエストはプッシュされている。' },
    request: { at: ['authorization'], error: 'invalid_request', resultCode: f => (first(outer(f), 'request_uri') === undefined ? 'A008305' : 'A008307'),
      check: f => f.client.client?.parRequired === true ? demand(f.requestUri?.issuedHere === true, 'the request was not pushed', "'request_uri' from the PAR endpoint") : notApplicable('the client need not push') } },
);
