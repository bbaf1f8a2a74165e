import { requestedAcrs } from '../facts/claims.js';
import type { Facts } from '../facts/facts.js';
import { dynamicScope, scopesOf } from '../facts/scopes.js';
import { Display, Prompt } from '../model/enums.js';
import { given } from '../model/given.js';
import type { AuthorizationRequest } from '../model/records.js';
import type { AuthorizationResponse } from '../model/responses.js';
import { first, words } from '../parse/parameters.js';
import { claimsText, requestedClaims } from './requested-claims.js';

const promptNames = new Map(Object.entries(Prompt).map(([name, spelling]) => [spelling as string, name as Prompt]));
const displayNames = new Map(Object.entries(Display).map(([name, spelling]) => [spelling as string, name as Display]));
/** From the least to the most that a user has to do. */
const order: readonly Prompt[] = ['NONE', 'CREATE', 'SELECT_ACCOUNT', 'CONSENT', 'LOGIN'];

type Interaction = Pick<AuthorizationResponse,
  | 'prompts' | 'lowestPrompt' | 'display' | 'maxAge' | 'uiLocales' | 'claimsLocales' | 'acrs' | 'acrEssential' | 'loginHint' | 'purpose'
  | 'scopes' | 'dynamicScopes' | 'claims' | 'claimsAtUserInfo' | 'idTokenClaims' | 'userInfoClaims' | 'subject' | 'resources'
  | 'authorizationDetails' | 'requestObjectPayload' | 'nativeSsoRequested'>;

/** The scopes that are asked for: by their definition, and those that match a pattern with the value that was sent. */
function scopeMembers({ service }: Facts, scopes: readonly string[]): Pick<Interaction, 'scopes' | 'dynamicScopes'> {
  const known = scopesOf(service);
  const dynamic = scopes.flatMap(value => {
    const name = known.has(value) ? undefined : dynamicScope(service, value)?.name;
    return name === undefined ? [] : [{ name, value }];
  });
  return {
    scopes: scopes.map(name => known.get(name)).filter(scope => scope !== undefined),
    ...(dynamic.length === 0 ? {} : { dynamicScopes: dynamic }),
  };
}

/** Whom the front end has to look for. A pairwise subject tells it nothing; there the engine compares at the end. */
const subjectOf = ({ client }: Facts, { subject }: AuthorizationRequest): string | undefined =>
  client.client?.subjectType === 'PAIRWISE' ? undefined : subject;

function payloadOf({ requestObject, requestUri }: Facts): string | undefined {
  const claims = requestObject?.jwt?.claims;
  return claims === undefined ? requestUri?.record?.requestObject : JSON.stringify(claims);
}

const wantsNativeSso = ({ service }: Facts, { scopes, responseType }: AuthorizationRequest): boolean =>
  service.nativeSsoSupported && responseType.startsWith('CODE') && scopes.includes('openid') && scopes.includes('device_sso');

/** Whole seconds; only OpenID requests are refused for anything else. */
const secondsIn = (text: string | undefined): number | undefined => (text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined);

/**
 * A request for a sign-in of just now is one for a sign-in (OpenID Connect Core, errata 2, 3.1.2.1: max_age=0 is prompt=login). The
 * number alone would not tell it: 0 also stands for "nothing is said".
 */
function promptsOf(asked: readonly string[] | undefined, maxAge: number | undefined): readonly Prompt[] | undefined {
  const prompts = asked?.map(word => promptNames.get(word)).filter(prompt => prompt !== undefined);
  return maxAge === 0 ? [...new Set<Prompt>([...prompts ?? [], 'LOGIN'])] : prompts;
}

/** What the request says about the user's part (OpenID Connect Core, 3.1.2.1 and 5.5). */
export function interactionOf(facts: Facts, request: AuthorizationRequest): Interaction {
  const { authorization, client, service } = facts;
  const values = authorization?.values ?? {};
  const list = (name: string): readonly string[] | undefined => {
    const found = words(first(values, name));
    return found.length === 0 ? undefined : found;
  };
  const maxAge = secondsIn(first(values, 'max_age'));
  const prompts = promptsOf(list('prompt'), maxAge);
  const claims = request.scopes.includes('openid') ? authorization?.claims : undefined;
  const { acrs, essential } = requestedAcrs(values, claims, client.client?.defaultAcrs);
  const optional = {
    prompts,
    lowestPrompt: order.findLast(prompt => prompts?.includes(prompt)),
    acrs: acrs.length === 0 ? undefined : acrs,
    display: displayNames.get(first(values, 'display') ?? 'page'),
    uiLocales: list('ui_locales'),
    claimsLocales: list('claims_locales'),
    loginHint: first(values, 'login_hint'),
    purpose: first(values, 'purpose'),
    idTokenClaims: claimsText(claims, 'id_token'),
    userInfoClaims: claimsText(claims, 'userinfo'),
    subject: subjectOf(facts, request),
    resources: request.resources,
    authorizationDetails: request.authorizationDetails,
    requestObjectPayload: payloadOf(facts),
  };
  return {
    maxAge: maxAge ?? client.client?.defaultMaxAge ?? 0,
    acrEssential: essential,
    nativeSsoRequested: wantsNativeSso(facts, request),
    ...scopeMembers(facts, request.scopes),
    ...requestedClaims(service, request.responseType, request.scopes, claims),
    ...given(optional),
  };
}
