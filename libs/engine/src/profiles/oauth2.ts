import { apiCall } from '../rules/api/call.js';
import { requestObjectClaims } from '../rules/jar/claims.js';
import { requestObjectTypes } from '../rules/jar/claim-types.js';
import { requestObjectEncryption } from '../rules/jar/encryption.js';
import { requestObjectPresence } from '../rules/jar/presence.js';
import { requestObjectSignature } from '../rules/jar/signature.js';
import { jarmResponseMode } from '../rules/jarm/response-mode.js';
import { authorizationDetails, grantedDetails } from '../rules/oauth2/authorization-details.js';
import { authorizationRequest } from '../rules/oauth2/authorization-request.js';
import { clientAuthentication } from '../rules/oauth2/authentication.js';
import { clientIdentification } from '../rules/oauth2/client.js';
import { clientCredentials } from '../rules/oauth2/client-credentials.js';
import { dpop } from '../rules/oauth2/dpop.js';
import { tokenPossession, tokenSufficiency, tokenValidity } from '../rules/oauth2/introspection.js';
import { certificateAuthentication, certificateBinding } from '../rules/oauth2/mutual-tls.js';
import { passwordGrant } from '../rules/oauth2/password.js';
import { pkce } from '../rules/oauth2/pkce.js';
import { pushedRequest } from '../rules/oauth2/pushed-request.js';
import { grantedResources, resourceIndicators } from '../rules/oauth2/resource.js';
import { responseType } from '../rules/oauth2/response-type.js';
import { revocationRequest } from '../rules/oauth2/revocation.js';
import { standardIntrospectionRequest } from '../rules/oauth2/standard-introspection.js';
import { tokenGrant, tokenRequest } from '../rules/oauth2/token-request.js';
import { userInfoRequest } from '../rules/oidc/userinfo.js';
import type { Profile } from './profile.js';

/** OAuth 2.0 with PKCE, PAR, DPoP and certificate-bound tokens: what every request is held to. */
export const oauth2: Profile = {
  id: 'oauth2',
  title: 'OAuth 2.0',
  rules: [
    ...apiCall, ...tokenRequest, ...clientIdentification, ...clientAuthentication, ...certificateAuthentication,
    ...pushedRequest,
    ...requestObjectPresence, ...requestObjectEncryption, ...requestObjectSignature, ...requestObjectClaims, ...requestObjectTypes,
    ...authorizationRequest, ...responseType, ...jarmResponseMode, ...pkce, ...resourceIndicators, ...authorizationDetails,
    ...tokenGrant, ...clientCredentials, ...passwordGrant, ...grantedResources, ...grantedDetails, ...certificateBinding, ...tokenValidity, ...dpop, ...tokenPossession, ...tokenSufficiency, ...standardIntrospectionRequest,
    // UserInfo refuses tokens without openid, so these hold whatever the token's scopes are.
    ...revocationRequest, ...userInfoRequest,
  ],
};
