import type { Ports } from '../ports/index.js';
import { traced } from '../trace/traced.js';
import { administration } from './administration.js';
import { authorization } from './authorization.js';
import { authorizationFail } from './authorization-fail.js';
import { authorizationIssue } from './authorization-issue.js';
import { clientAuthentication } from './client-authentication.js';
import { configuration, jwks } from './configuration.js';
import type { Engine } from './engine.js';
import { introspection } from './introspection.js';
import { pushedAuthReq } from './pushed-auth-req.js';
import { standardIntrospection } from './standard-introspection.js';
import { ticketInfo, ticketUpdate } from './ticket.js';
import { revocation } from './revocation.js';
import { token } from './token.js';
import { tokenFail, tokenIssue } from './token-issue.js';
import { userInfo, userInfoIssue } from './userinfo.js';

/** The engine over its ports. */
export const createEngine = (ports: Ports): Engine => ({
  pushedAuthReq: traced(ports, 'pushedAuthReq', pushedAuthReq(ports)),
  authorization: traced(ports, 'authorization', authorization(ports)),
  authorizationIssue: traced(ports, 'authorizationIssue', authorizationIssue(ports)),
  authorizationFail: traced(ports, 'authorizationFail', authorizationFail(ports)),
  ticketInfo: ticketInfo(ports),
  ticketUpdate: ticketUpdate(ports),
  token: traced(ports, 'token', token(ports)),
  tokenIssue: traced(ports, 'tokenIssue', tokenIssue(ports)),
  tokenFail: traced(ports, 'tokenFail', tokenFail(ports)),
  userInfo: traced(ports, 'userInfo', userInfo(ports)),
  userInfoIssue: traced(ports, 'userInfoIssue', userInfoIssue(ports)),
  revocation: traced(ports, 'revocation', revocation(ports)),
  clientAuthentication: clientAuthentication(ports),
  introspection: traced(ports, 'introspection', introspection(ports)),
  standardIntrospection: traced(ports, 'standardIntrospection', standardIntrospection(ports)),
  configuration: configuration(ports),
  jwks: jwks(ports),
  ...administration(ports),
});
