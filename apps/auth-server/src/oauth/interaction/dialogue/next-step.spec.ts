import { describe, expect, test } from '@jest/globals';
import type { Service } from '@symbolon/engine';
import type { RememberedConsent, UserSession } from '@symbolon/persistence';
import type { Asked } from './asked.js';
import { achievedAcr } from './levels.js';
import { nextStep, type Situation } from './next-step.js';

const NOW = Date.UTC(2026, 10, 21);
const [PASSWORD, TOTP] = ['urn:level:password', 'urn:level:totp'];
const service = { apiKey: 1, supportedAcrs: [PASSWORD, TOTP] } as unknown as Service;
const user = { number: 7, subject: 'alice', hasTotp: false } as UserSession['user'];
const session: UserSession = { id: 's1', user, methods: ['pwd'], authenticatedAt: NOW - 60_000, expiresAt: NOW + 60_000 };
const withTotp: UserSession = { ...session, user: { ...user, hasTotp: true } };
const consent: RememberedConsent = { clientId: 5, scopes: ['openid', 'accounts'], claims: ['email'], createdAt: 0, modifiedAt: 0 };
const plain: Asked = { maxAge: 0, acrEssential: false, scopes: [{ name: 'accounts', defaultEntry: false }] };

type Change = Omit<Partial<Situation>, 'asked'> & { readonly asked?: Partial<Asked> };

/** Somebody who is signed in and allowed this before, changed in one thing. */
const step = ({ asked, ...change }: Change = {}) => {
  const next = nextStep({ service, session, consent, dialogue: { secret: '' }, now: NOW, ...change, asked: { ...plain, ...asked } });
  return next.kind === 'fail' ? next.reason : next.kind;
};
const silently = (change: Change = {}) => step({ ...change, asked: { ...change.asked, prompts: ['NONE', ...(change.asked?.prompts ?? [])] } });

test('who is signed in and allowed all this before is asked nothing', () => expect([step(), silently()]).toEqual(['issue', 'issue']));

test.each<[string, Change, string, string]>([
  ['nobody is signed in', { session: undefined, consent: undefined }, 'signIn', 'NOT_LOGGED_IN'],
  ['the client wants somebody else', { asked: { subject: 'bob' } }, 'signIn', 'DIFFERENT_SUBJECT'],
  ['the sign-in is older than max_age', { asked: { maxAge: 59 } }, 'signIn', 'EXCEEDS_MAX_AGE'],
  ['max_age is 0, which is prompt=login', { asked: { prompts: ['LOGIN'] } }, 'signIn', 'EXCEEDS_MAX_AGE'],
  ['an essential acr needs a code', { session: withTotp, asked: { acrs: [TOTP], acrEssential: true } }, 'totp', 'ACR_NOT_SATISFIED'],
  ['an essential acr needs a code that this user does not have', { asked: { acrs: [TOTP], acrEssential: true } }, 'ACR_NOT_SATISFIED', 'ACR_NOT_SATISFIED'],
  ['an essential acr is unknown here', { asked: { acrs: ['urn:other'], acrEssential: true } }, 'ACR_NOT_SATISFIED', 'ACR_NOT_SATISFIED'],
  ['a preferred acr needs a code', { session: withTotp, asked: { acrs: [TOTP, PASSWORD] } }, 'totp', 'issue'],
  ['a preferred acr needs a code that this user does not have', { asked: { acrs: [TOTP] } }, 'issue', 'issue'],
  ['a preferred acr is unknown here', { asked: { acrs: ['urn:other'] } }, 'issue', 'issue'],
  ['nothing was allowed yet', { consent: undefined }, 'consent', 'CONSENT_REQUIRED'],
  ['another scope is asked for', { asked: { scopes: [{ name: 'payments', defaultEntry: false }] } }, 'consent', 'CONSENT_REQUIRED'],
  ['another scope with a value is asked for', { asked: { dynamicScopes: [{ name: 'pay', value: 'pay:1' }] } }, 'consent', 'CONSENT_REQUIRED'],
  ['another claim is asked for in the ID token', { asked: { claims: ['email', 'name'] } }, 'consent', 'CONSENT_REQUIRED'],
  ['another claim is asked for at UserInfo', { asked: { claimsAtUserInfo: ['name'] } }, 'consent', 'CONSENT_REQUIRED'],
  ['details are asked for, even when scopes and claims were allowed', { asked: { authorizationDetails: { elements: [{ type: 'payment' }] } } }, 'consent', 'CONSENT_REQUIRED'],
])('when %s: %#', (_, change, asked, silent) => {
  expect(step(change)).toBe(asked);
  expect(silently(change)).toBe(silent);
});

describe('prompt', () => {
  test('login asks again, until there was a sign-in for this very request', () => {
    expect(step({ asked: { prompts: ['LOGIN'] } })).toBe('signIn');
    expect(step({ asked: { prompts: ['LOGIN'] }, dialogue: { secret: '', signedIn: 'another' } })).toBe('signIn');
    expect(step({ asked: { prompts: ['LOGIN'] }, dialogue: { secret: '', signedIn: 's1' } })).toBe('issue');
  });
  test('consent asks again, whatever was allowed before', () => {
    expect(step({ asked: { prompts: ['CONSENT'] } })).toBe('consent');
    expect(step({ asked: { prompts: ['CONSENT'] }, allowed: true })).toBe('issue');
  });
  test('select_account asks, until the user chose or signed in for this request', () => {
    expect(step({ asked: { prompts: ['SELECT_ACCOUNT'] } })).toBe('account');
    expect(step({ asked: { prompts: ['SELECT_ACCOUNT'] }, dialogue: { secret: '', chosen: 's1' } })).toBe('issue');
    expect(step({ asked: { prompts: ['SELECT_ACCOUNT'] }, dialogue: { secret: '', signedIn: 's1' } })).toBe('issue');
  });
});

test('a sign-in for this request is never too old for it', () => {
  expect(step({ asked: { maxAge: 1 }, dialogue: { secret: '', signedIn: 's1' } })).toBe('issue');
  expect(step({ asked: { maxAge: 60 } })).toBe('issue');
});

test('whoever signed in for this request and is not the one that was wanted ends it', () => {
  expect(step({ asked: { subject: 'bob' }, dialogue: { secret: '', signedIn: 's1' } })).toBe('DIFFERENT_SUBJECT');
});

test('yes to the consent page does not replace what else is due', () => {
  expect(step({ session: undefined, allowed: true })).toBe('signIn');
  expect(step({ session: withTotp, asked: { acrs: [TOTP], acrEssential: true }, allowed: true })).toBe('totp');
});

test('a service may want a code of everybody who has one', () => {
  const strict = { ...service, attributes: [{ key: 'authentication.totp', value: 'always' }] } as Service;
  expect(step({ service: strict })).toBe('issue');
  expect(step({ service: strict, session: withTotp })).toBe('totp');
  expect(silently({ service: strict, session: withTotp })).toBe('NOT_LOGGED_IN');
  expect(step({ service: strict, session: { ...withTotp, methods: ['pwd', 'otp'] } })).toBe('issue');
});

describe('the acr of the ID token', () => {
  test.each<[string, readonly string[] | undefined, readonly string[], string | undefined]>([
    ['the strongest that was reached, when none is asked for', undefined, ['pwd', 'otp'], TOTP],
    ['the password\'s', undefined, ['pwd'], PASSWORD],
    ['the first asked for that was reached', [TOTP, PASSWORD], ['pwd'], PASSWORD],
    ['a weaker one that a stronger sign-in includes', [PASSWORD], ['pwd', 'otp'], PASSWORD],
    ['what was reached, when what was asked for was not', [TOTP], ['pwd'], PASSWORD],
  ])('%s', (_, acrs, methods, acr) => {
    expect(achievedAcr(service, { ...plain, ...(acrs === undefined ? {} : { acrs }) }, methods)).toBe(acr);
  });
  test('none at a service that names no classes', () => expect(achievedAcr({ apiKey: 1 } as Service, plain, ['pwd', 'otp'])).toBeUndefined());
  test('a service with one class means the password', () => {
    const only = { apiKey: 1, supportedAcrs: ['urn:only'] } as unknown as Service;
    expect(nextStep({ service: only, session, consent, dialogue: { secret: '' }, now: NOW, asked: { ...plain, acrs: ['urn:only'], acrEssential: true } }).kind).toBe('issue');
  });
});
