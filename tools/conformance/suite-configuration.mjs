// The configuration that the suite reads for one run.
import { scopeOf } from './service.mjs';

const SIGN_IN = '*/interaction/*';

/** A page of ours that tells an OAuth error: the suite wants it to be seen, where it has reserved a place for it. */
const seeError = (origin, code, place, more = {}) =>
  ({ task: 'See the error', match: `${origin}/*/authorize*`, commands: [['wait', 'xpath', '//*', 10, code, place]], ...more });

/** What the suite's browser does: sign in, agree, and note an error where there is a page for it; what does not come is passed over. */
const browserFor = ({ origin, suite, user }, atSignIn = []) => [{
  match: `${origin}/*`,
  tasks: [
    { task: 'Sign in', optional: atSignIn.length === 0, match: `${origin}${SIGN_IN}`, commands: [...atSignIn, ['text', 'id', 'login', user.login, 'optional'], ['text', 'id', 'password', user.password, 'optional'], ['click', 'id', 'submit', 'optional']] },
    { task: 'Agree', optional: true, match: `${origin}${SIGN_IN}`, commands: [['click', 'id', 'allow', 'optional']] },
    { task: 'Arrive', optional: true, match: `${suite}/test/*/callback*`, commands: [['wait', 'id', 'submission_complete', 10]] },
    seeError(origin, 'invalid_', 'update-image-placeholder-optional', { optional: true }),
  ],
}];

/** At the sign-in page: who has agreed once is not asked again, so there may be no other page. */
const cancelling = ({ origin, suite }) => [{
  match: `${origin}/*`,
  tasks: [
    { task: 'Cancel', match: `${origin}${SIGN_IN}`, commands: [['click', 'id', 'cancel']] },
    { task: 'Arrive', match: `${suite}/test/*/callback*`, commands: [['wait', 'id', 'submission_complete', 10]] },
  ],
}];

/** The first visit does this, those after it do as `after` says. */
const once = ([entry], after) => [{ ...entry, 'match-limit': 1 }, ...after];

const refused = (code) => ({ origin }) => [{ match: `${origin}/*`, tasks: [seeError(origin, code, 'update-image-placeholder')] }];

const lookingFirst = (parties) => once([{
  match: `${parties.origin}/*`,
  tasks: [{ task: 'Look at the sign-in page', match: `${parties.origin}${SIGN_IN}`, commands: [['wait', 'id', 'submit', 10]] }],
}], browserFor(parties));

/** Whoever is signed in meets the sign-in page once more, and the suite wants it to be seen. */
const signingInAgain = (parties) => once(browserFor(parties), browserFor(parties, [['wait', 'xpath', '//h1', 10, '\\S', 'update-image-placeholder']]));

const refusedAfterwards = (code) => (parties) => once(browserFor(parties), refused(code)(parties));

const pushed = {
  'user-rejects-authentication': cancelling,
  'par-ensure-reused-request-uri-prior-to-auth-completion-succeeds': lookingFirst,
  'par-attempt-reuse-request_uri': refusedAfterwards('invalid_request_uri'),
  'par-attempt-to-use-expired-request_uri': refused('invalid_request_uri'),
  'par-attempt-to-use-request_uri-for-different-client': refused('invalid_request_uri'),
};

/** Modules in which the suite's browser does something else, as those do that end on a page of ours: its text has the OAuth error code. */
const modulesOf = {
  'fapi2-': pushed,
  'fapi1-': {
    ...pushed,
    'ensure-registered-redirect-uri': refused('invalid_request'),
    'ensure-redirect-uri-in-authorization-request': refused('invalid_request'),
    'ensure-request-object-without-redirect-uri-fails': refused('invalid_request'),
  },
  'oidcc-': {
    'oidcc-ensure-registered-redirect-uri': refused('invalid_request'),
    'oidcc-ensure-request-object-with-redirect-uri': refused('invalid_request'),
    'oidcc-prompt-login': signingInAgain,
    'oidcc-max-age-1': signingInAgain,
  },
};

const modulePrefix = ({ plan }) => {
  if (plan.startsWith('fapi2')) return 'fapi2-security-profile-final-';
  return plan.startsWith('fapi1') ? 'fapi1-advanced-final-' : '';
};

function overridesFor(run, parties) {
  const [, modules = {}] = Object.entries(modulesOf).find(([plan]) => run.plan.startsWith(plan)) ?? [];
  return Object.fromEntries(Object.entries(modules).map(([module, browser]) => [modulePrefix(run) + module, { browser: browser(parties) }]));
}

const clientOf = (run, { clientId, clientSecret, jwks }) => ({
  client_id: String(clientId), scope: scopeOf(run),
  ...(run.plan.startsWith('oidcc') ? { client_secret: clientSecret } : { jwks }),
  ...(run.variant.sender_constrain === 'dpop' ? { dpop_signing_alg: 'ES256' } : {}),
});

const wellKnown = ({ plan, variant }, issuer) => {
  if (plan.startsWith('fapi2') && variant.openid === 'plain_oauth') {
    const { origin, pathname } = new URL(issuer);
    return `${origin}/.well-known/oauth-authorization-server${pathname}`;
  }
  return `${issuer}/.well-known/openid-configuration`;
};

/** The whole configuration of a run. */
export function suiteConfiguration(run, { suite, issuer, clients: [client, client2, postClient], certificates, resourceUrl, user }) {
  const parties = { origin: new URL(issuer).origin, suite, user };
  const isFapi = !run.plan.startsWith('oidcc');
  return {
    alias: run.name,
    description: `Symbolon, ${run.name}`,
    server: { discoveryUrl: wellKnown(run, issuer) },
    client: clientOf(run, client),
    ...(client2 === undefined ? {} : { client2: clientOf(run, client2) }),
    ...(postClient === undefined ? {} : { client_secret_post: clientOf(run, postClient) }),
    ...(isFapi ? { mtls: certificates[0], mtls2: certificates[1], resource: { resourceUrl, resourceMethod: 'GET' } } : {}),
    ...(run.variant.fapi_profile === 'fapi_client_credentials_grant' ? {} : { browser: browserFor(parties), override: overridesFor(run, parties) }),
  };
}
