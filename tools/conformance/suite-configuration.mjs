// The configuration that the suite reads for one run.
import { scopeOf } from './service.mjs';

const SIGN_IN = '*/interaction/*';

/** What the suite's browser does: sign in, agree; and on pages that show an error, take note of it. */
const browserFor = ({ origin, user }) => [{
  match: `${origin}/*`,
  tasks: [
    { task: 'Sign in', optional: true, match: `${origin}${SIGN_IN}`, commands: [['text', 'id', 'login', user.login, 'optional'], ['text', 'id', 'password', user.password, 'optional'], ['click', 'id', 'submit', 'optional']] },
    { task: 'Agree', optional: true, match: `${origin}${SIGN_IN}`, commands: [['click', 'id', 'allow', 'optional']] },
    { task: 'Arrive', optional: true, match: '*/test/*/callback*', commands: [['wait', 'id', 'submission_complete', 10]] },
  ],
}];

const cancelling = ({ origin, user }) => [{
  match: `${origin}/*`,
  tasks: [
    { task: 'Sign in', optional: true, match: `${origin}${SIGN_IN}`, commands: [['text', 'id', 'login', user.login, 'optional'], ['text', 'id', 'password', user.password, 'optional'], ['click', 'id', 'submit', 'optional']] },
    { task: 'Cancel', optional: true, match: `${origin}${SIGN_IN}`, commands: [['click', 'id', 'cancel', 'optional']] },
    { task: 'Arrive', match: '*/test/*/callback*', commands: [['wait', 'id', 'submission_complete', 10]] },
  ],
}];

const errorPage = (origin, pattern) => [{
  match: `${origin}/*`,
  tasks: [{ task: 'Error page', match: `${origin}/*`, commands: [['wait', 'xpath', '//*', 10, pattern, 'update-image-placeholder']] }],
}];

/** Modules that end on a page of ours, with the text that the page carries: the OAuth error code. */
const pagesOf = {
  'fapi2-': {
    'ensure-unsigned-authorization-request-without-using-par-fails': 'invalid_request',
    'par-attempt-reuse-request_uri': 'invalid_request_uri',
    'par-attempt-to-use-expired-request_uri': 'invalid_request_uri',
    'par-attempt-to-use-request_uri-for-different-client': 'invalid_request_uri',
  },
  'fapi1-': {
    'ensure-registered-redirect-uri': 'invalid_request',
    'ensure-redirect-uri-in-authorization-request': 'invalid_request',
    'ensure-request-object-without-redirect-uri-fails': 'invalid_request',
    'ensure-authorization-request-without-request-object-fails': 'invalid_request',
    'par-attempt-reuse-request_uri': 'invalid_request_uri',
    'par-attempt-to-use-expired-request_uri': 'invalid_request_uri',
    'par-attempt-to-use-request_uri-for-different-client': 'invalid_request_uri',
  },
  'oidcc-': {
    'oidcc-ensure-registered-redirect-uri': 'invalid_request',
    'oidcc-ensure-request-object-with-redirect-uri': 'invalid_request',
  },
};

const modulePrefix = ({ plan }) => {
  if (plan.startsWith('fapi2')) return 'fapi2-security-profile-final-';
  return plan.startsWith('fapi1') ? 'fapi1-advanced-final-' : '';
};

function overridesFor(run, parties) {
  const [, pages = {}] = Object.entries(pagesOf).find(([prefix]) => run.plan.startsWith(prefix)) ?? [];
  const prefix = modulePrefix(run);
  const rejects = prefix === '' ? {} : { [`${prefix}user-rejects-authentication`]: { browser: cancelling(parties) } };
  return { ...Object.fromEntries(Object.entries(pages).map(([module, pattern]) => [prefix + module, { browser: errorPage(parties.origin, pattern) }])), ...rejects };
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
export function suiteConfiguration(run, { issuer, clients: [client, client2], certificates, resourceUrl, user }) {
  const parties = { origin: new URL(issuer).origin, user };
  const isFapi = !run.plan.startsWith('oidcc');
  return {
    alias: run.name,
    description: `Symbolon, ${run.name}`,
    server: { discoveryUrl: wellKnown(run, issuer) },
    client: clientOf(run, client),
    ...(client2 === undefined ? {} : { client2: clientOf(run, client2) }),
    ...(run.plan.includes('basic') ? { client_secret_post: clientOf(run, client2) } : {}),
    ...(isFapi ? { mtls: certificates[0], mtls2: certificates[1], resource: { resourceUrl, resourceMethod: 'GET' } } : {}),
    ...(run.variant.fapi_profile === 'fapi_client_credentials_grant' ? {} : { browser: browserFor(parties), override: overridesFor(run, parties) }),
  };
}
