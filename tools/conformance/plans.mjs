// The plans of the OpenID conformance suite that Symbolon is made for, and the variants of each. Names are the suite's.

const product = (axes) => Object.entries(axes).reduce(
  (variants, [axis, values]) => variants.flatMap((variant) => values.map((value) => ({ ...variant, [axis]: value }))), [{}]);

const authentication = ['private_key_jwt', 'mtls'];

const fapi2Security = product({
  client_auth_type: authentication, sender_constrain: ['dpop', 'mtls'], openid: ['plain_oauth', 'openid_connect'], fapi_profile: ['plain_fapi'],
});

const fapi2ClientCredentials = product({
  client_auth_type: authentication, sender_constrain: ['dpop', 'mtls'], openid: ['plain_oauth'], fapi_profile: ['fapi_client_credentials_grant'],
});

/** Both unsigned and plain would be the security profile once more. */
const fapi2MessageSigning = product({
  client_auth_type: authentication, sender_constrain: ['dpop', 'mtls'], openid: ['plain_oauth', 'openid_connect'], fapi_profile: ['plain_fapi'],
  fapi_request_method: ['signed_non_repudiation', 'unsigned'], fapi_response_mode: ['plain_response', 'jarm'],
}).filter(({ fapi_request_method: request, fapi_response_mode: response }) => request !== 'unsigned' || response !== 'plain_response');

const fapi1Advanced = product({
  client_auth_type: authentication, fapi_auth_request_method: ['by_value', 'pushed'], fapi_response_mode: ['plain_response', 'jarm'], fapi_profile: ['plain_fapi'],
});

const openid = [{ server_metadata: 'discovery', client_registration: 'static_client' }];

const variantsByPlan = {
  'fapi2-security-profile-final-test-plan': [...fapi2Security, ...fapi2ClientCredentials],
  'fapi2-message-signing-final-test-plan': fapi2MessageSigning,
  'fapi1-advanced-final-test-plan': fapi1Advanced,
  'oidcc-config-certification-test-plan': [{}],
  'oidcc-basic-certification-test-plan': openid,
  'oidcc-implicit-certification-test-plan': openid,
  'oidcc-hybrid-certification-test-plan': openid,
  'oidcc-formpost-basic-certification-test-plan': openid,
  'oidcc-formpost-implicit-certification-test-plan': openid,
  'oidcc-formpost-hybrid-certification-test-plan': openid,
};

const short = {
  'fapi2-security-profile-final-test-plan': 'fapi2-sp', 'fapi2-message-signing-final-test-plan': 'fapi2-ms', 'fapi1-advanced-final-test-plan': 'fapi1-adv',
};

const nameOf = (plan, variant) => [short[plan] ?? plan.replace('-certification-test-plan', ''),
  ...Object.entries(variant).filter(([axis, value]) => axis in distinguishing && value !== 'plain_fapi').map(([, value]) => value)].join('-').replaceAll('_', '-');

/** Axes that tell one set-up from another. */
const distinguishing = {
  client_auth_type: 1, sender_constrain: 1, openid: 1, fapi_profile: 1, fapi_request_method: 1, fapi_auth_request_method: 1, fapi_response_mode: 1,
};

/** One run: a plan with one variant. `name` is the suite's alias, a file name and part of the issuer. */
export const runs = Object.entries(variantsByPlan)
  .flatMap(([plan, variants]) => variants.map((variant) => ({ plan, variant, name: nameOf(plan, variant) })));

/** How the suite's own runner takes a plan with its variant. */
export const planArgument = ({ plan, variant }) => plan + Object.entries(variant).map(([axis, value]) => `[${axis}=${value}]`).join('');
