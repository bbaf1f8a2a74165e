import type { AccessToken } from './records.js';

/** The resources that a token is for: those that the token request left of what was granted (RFC 8707, 2.2). */
export const resourcesOf = (token: AccessToken): readonly string[] | undefined => token.accessTokenResources ?? token.resources;
