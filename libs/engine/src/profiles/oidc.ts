import { authenticationRequest } from '../rules/oidc/authentication-request.js';
import { claimsParameter } from '../rules/oidc/claims.js';
import { frontChannel } from '../rules/oidc/front-channel.js';
import { interaction } from '../rules/oidc/interaction.js';
import { oauth2 } from './oauth2.js';
import type { Profile } from './profile.js';

/** OpenID Connect: OAuth 2.0 and what the scope `openid` adds. */
export const oidc: Profile = { id: 'oidc', title: 'OpenID Connect', rules: [...oauth2.rules, ...authenticationRequest, ...frontChannel, ...interaction, ...claimsParameter] };
