import type { Ports } from '../ports/index.js';
import { administration } from './administration.js';
import { authorization } from './authorization.js';
import { authorizationFail } from './authorization-fail.js';
import { authorizationIssue } from './authorization-issue.js';
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
  pushedAuthReq: pushedAuthReq(ports),
  authorization: authorization(ports),
  authorizationIssue: authorizationIssue(ports),
  authorizationFail: authorizationFail(ports),
  ticketInfo: ticketInfo(ports),
  ticketUpdate: ticketUpdate(ports),
  token: token(ports),
  tokenIssue: tokenIssue(ports),
  tokenFail: tokenFail(ports),
  userInfo: userInfo(ports),
  userInfoIssue: userInfoIssue(ports),
  revocation: revocation(ports),
  introspection: introspection(ports),
  standardIntrospection: standardIntrospection(ports),
  configuration: configuration(ports),
  jwks: jwks(ports),
  ...administration(ports),
});
