import { ofRequestObject } from '../../checks/request-object.js';
import { outer } from '../../checks/parameters.js';
import type { Endpoint, Facts } from '../../facts/facts.js';
import { first } from '../../parse/parameters.js';
import { defineRules, type Verdict } from '../rule.js';
import { demand, fail, notApplicable, pass } from '../verdict.js';

/* Whether there is a request object, and where it comes from: RFC 9101 sections 5 and 10.5, OpenID Connect Core section 6.2. */

const at: readonly Endpoint[] = ['par', 'authorization'];
const REFERENCE = 'request_uri';

const notReferenced = notApplicable('there is no reference to a request object');
const clientNeedNot = notApplicable('the client need not send a request object');
const serviceNeedNot = notApplicable('the service does not demand a request object');
const byValue = notApplicable('the request object comes by value');

const twice = (f: Facts): string | undefined => {
  const values = outer(f);
  if ((values.request?.length ?? 0) > 1) return 'request';
  return (values[REFERENCE]?.length ?? 0) > 1 ? REFERENCE : undefined;
};

/** A pushed request was judged when it was pushed. */
const comesWithOne = (f: Facts, who: string): Verdict => f.authorization?.pushed === 'pushed' || f.requestUri?.issuedHere === true
  ? notApplicable('the request was judged when it was pushed')
  : demand(first(outer(f), 'request') !== undefined || first(outer(f), REFERENCE) !== undefined, `${who} demands a request object`, "'request' or 'request_uri'");

const byReference = (check: (reference: { readonly registered: boolean; readonly problem?: string }) => Verdict) => ofRequestObject(({ reference }) =>
  reference === undefined ? byValue : check(reference));

export const requestObjectPresence = defineRules(
  { id: 'JAR-5-once', level: 'shall',
    demands: { en: 'A request object, or the reference to one, comes once.', ja: 'リクエストオブジェクトまたはその参照は一度だけ送られる。' },
    request: { at, error: 'invalid_request', resultCode: f => (twice(f) === REFERENCE ? 'A008302' : 'A008301'),
      check: f => (twice(f) === undefined ? pass() : fail(`'${twice(f)}' came more than once`, 'one value')) } },
  { id: 'JAR-5-one', level: 'shall',
    demands: { en: 'A request object comes by value or by reference, not both ways.', ja: 'リクエストオブジェクトは値か参照のどちらか一方で渡す。' },
    request: { at: ['authorization'], error: 'invalid_request', resultCode: 'A008304',
      check: f => f.requestUri === undefined || f.requestUri.issuedHere ? notReferenced
        : demand(first(outer(f), 'request') === undefined, "both 'request' and 'request_uri' came", 'one of them') } },
  { id: 'JAR-10.5-client', level: 'shall',
    demands: { en: 'A client that is registered for request objects always sends one.', ja: 'リクエストオブジェクト必須で登録されたクライアントは常にそれを送る。' },
    request: { at, error: 'invalid_request', resultCode: 'A008309',
      check: f => f.client.client?.requestObjectRequired === true ? comesWithOne(f, 'the client') : clientNeedNot } },
  { id: 'JAR-10.5-service', level: 'shall',
    demands: { en: 'Where the service demands request objects, every request comes with one.', ja: 'サービスがリクエストオブジェクトを必須とする場合、すべてのリクエストがそれを伴う。' },
    request: { at, error: 'invalid_request', resultCode: 'A008310',
      check: f => f.service.requestObjectRequired ? comesWithOne(f, 'the service') : serviceNeedNot } },
  { id: 'OIDCC-6.2-registered', level: 'shall',
    demands: { en: 'A reference to a request object is one that the client registered.', ja: 'リクエストオブジェクトの参照はクライアントが登録したものである。' },
    request: { at: ['authorization'], concerns: 'requestObject', error: 'invalid_request_uri', resultCode: 'A005384',
      check: byReference(({ registered }) => demand(registered, "'request_uri' is not registered for the client", 'one of the request URIs of the client')) } },
  { id: 'OIDCC-6.2-fetched', level: 'shall',
    demands: { en: 'The request object can be fetched from its reference, unchanged.', ja: 'リクエストオブジェクトは参照先から改変なく取得できる。' },
    request: { at: ['authorization'], concerns: 'requestObject', error: 'invalid_request_uri', resultCode: 'A005382',
      check: byReference(({ registered, problem }) => !registered ? notApplicable('the reference is not registered')
        : demand(problem === undefined, `the request object could not be fetched: ${problem}`)) } },
);
