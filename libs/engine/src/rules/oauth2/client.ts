import { byEndpoint, outer } from '../../checks/parameters.js';
import { mayUseAlias } from '../../facts/client-alias.js';
import type { Facts } from '../../facts/facts.js';
import type { ResultCode } from '../../model/result-code.js';
import { defineRules } from '../rule.js';
import { demand, fail, notApplicable, pass } from '../verdict.js';

/* Which client asks: RFC 6749 sections 2.2 and 4.1.1, RFC 7521 section 4.2. */

/** The code or refresh token that should have told the client (missingClientIdAllowed), but that nobody knows. */
const mute = (f: Facts): 'code' | 'refreshToken' | undefined => !f.service.missingClientIdAllowed || f.endpoint !== 'token' ? undefined
  : f.grant?.code !== undefined && f.grant.code.record === undefined ? 'code'
  : f.grant?.refreshToken !== undefined && f.grant.refreshToken.record === undefined ? 'refreshToken' : undefined;

const missingCode = (f: Facts): ResultCode => {
  const unknown = mute(f);
  if (unknown !== undefined) return unknown === 'code' ? 'A244310' : 'A244314';

  const empty = outer(f).client_id !== undefined;
  if (f.endpoint === 'authorization') return empty ? 'A010302' : 'A010301';
  if (f.endpoint === 'revocation') return empty ? 'A114302' : 'A114301';
  const unreadable = outer(f).client_assertion !== undefined;
  if (f.endpoint === 'par') return unreadable ? 'A247301' : 'A247306';
  return unreadable ? 'A244303' : empty ? 'A048302' : 'A244305';
};

/** The request names no client; its code or refresh token does. */
const isImplied = ({ client: { identifier, named } }: Facts): boolean =>
  identifier !== undefined && named.basic === undefined && named.parameter === undefined && named.assertion === undefined;

/** Places that name different clients, as the reference tells them apart at PAR. */
const contradiction = ({ client: { named, client } }: Facts): ResultCode | undefined => {
  // The alias of a client and its id name the same one.
  const [parameter, basic, assertion] = [named.parameter, named.basic, named.assertion]
    .map(name => (name !== undefined && name === client?.clientIdAlias ? String(client.clientId) : name));
  if (basic !== undefined && parameter !== undefined && basic !== parameter) return 'A247303';
  if (assertion !== undefined && parameter !== undefined && assertion !== parameter) return 'A247304';
  if (assertion !== undefined && basic !== undefined && assertion !== basic) return 'A247305';
  return undefined;
};

export const clientIdentification = defineRules(
  {
    id: 'RFC6749-2.2-once', level: 'shall',
    demands: { en: 'The client names itself once in each place.', ja: 'クライアントは各箇所で一度だけ自身を名乗る。' },
    request: {
      at: ['par', 'authorization', 'token', 'revocation'], error: 'invalid_request', redirectUnsafe: true,
      resultCode: f => (outer(f).client_assertion?.length ?? 0) > 1
        ? byEndpoint({ token: 'A244302' }, 'A158305')(f)
        : byEndpoint({ token: 'A244301', revocation: 'A114303' }, 'A010303')(f),
      check: f => {
        const twice = ['client_id', 'client_assertion'].find(name => (outer(f)[name]?.length ?? 0) > 1);
        return twice === undefined ? pass() : fail(`'${twice}' came more than once`, 'one value');
      },
    },
  },
  {
    id: 'RFC6749-2.2-named', level: 'shall',
    demands: { en: 'The request says which client it comes from.', ja: 'リクエストはどのクライアントからのものかを示す。' },
    request: {
      at: ['par', 'authorization', 'token', 'revocation'], error: f => (f.endpoint === 'authorization' ? 'invalid_request' : mute(f) === undefined ? 'invalid_client' : 'invalid_grant'),
      resultCode: missingCode,
      check: f => demand(f.client.identifier !== undefined, 'nothing in the request names a client', "'client_id'"),
    },
  },
  {
    id: 'RFC6749-2.2-known', level: 'shall',
    demands: { en: 'The client is registered.', ja: 'クライアントは登録されている。' },
    request: {
      at: ['par', 'authorization', 'token', 'revocation'], error: f => (f.endpoint === 'authorization' ? 'invalid_request' : 'invalid_client'),
      resultCode: f => isImplied(f) ? (f.grant?.code === undefined ? 'A244313' : 'A244312') : f.service.clientIdAliasEnabled
        ? byEndpoint({ par: 'A247307', authorization: 'A010308', token: 'A048323', revocation: 'A114314' }, 'A010308')(f)
        : byEndpoint({ par: 'A247307', authorization: 'A010304', token: 'A048304', revocation: 'A114304' }, 'A010304')(f),
      check: f => f.client.identifier === undefined
        ? notApplicable('no client is named')
        : demand(f.client.client !== undefined, 'no such client', 'a registered client', f.client.identifier.slice(0, 100)),
    },
  },
  {
    id: 'RFC6749-2.2-alias', level: 'shall',
    demands: { en: 'An alias names a client only where service and client allow it.', ja: '別名はサービスとクライアントの両方が許す場合だけ使える。' },
    request: {
      at: ['par', 'authorization', 'token', 'revocation'], error: f => (f.endpoint === 'authorization' ? 'invalid_request' : 'invalid_client'),
      resultCode: byEndpoint({ par: 'A247307', authorization: 'A010309', token: 'A048324', revocation: 'A114315' }, 'A010309'),
      check: f => f.client.client === undefined || !f.client.aliasUsed
        ? notApplicable('no alias is used')
        : demand(mayUseAlias(f.service, f.client.client), 'the alias of this client is not enabled'),
    },
  },
  {
    id: 'RFC6749-2.2-unlocked', level: 'shall',
    demands: { en: 'The client is not locked.', ja: 'クライアントはロックされていない。' },
    request: {
      at: ['par', 'authorization', 'token', 'revocation'], error: f => (f.endpoint === 'authorization' ? 'unauthorized_client' : 'invalid_client'),
      resultCode: byEndpoint({ token: 'A048307', revocation: 'A114307' }, 'A010307'),
      check: f => f.client.client === undefined ? notApplicable('no client is known') : demand(!f.client.client.locked, 'the client is locked'),
    },
  },
  {
    id: 'RFC7521-4.2', level: 'shall',
    demands: { en: 'Every place that names the client names the same one.', ja: 'クライアントを名乗る箇所はすべて同じクライアントを指す。' },
    request: {
      at: ['par', 'token', 'revocation'], error: 'invalid_client',
      resultCode: f => (f.endpoint === 'par' ? contradiction(f) ?? 'A247303' : byEndpoint({ revocation: 'A114312' }, 'A048312')(f)),
      check: f => demand(contradiction(f) === undefined, 'the request names different clients in different places'),
    },
  },
);
