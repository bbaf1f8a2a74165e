import type { HostedCall } from './call.js';
import type { BasicCredentials } from './client-request.js';
import { authorize } from './endpoints/authorization.js';
import { createPublishedDocuments } from './endpoints/documents.js';
import { introspect } from './endpoints/introspection.js';
import { push } from './endpoints/push.js';
import { revoke } from './endpoints/revocation.js';
import { token } from './endpoints/token.js';
import { userInfo } from './endpoints/userinfo.js';
import type { HostedParts } from './parts.js';
import type { EndpointName } from './place.js';
import type { Audience } from './respond.js';

type Method = 'GET' | 'POST';

/** One of the hosted endpoints. */
export interface HostedEndpoint {
  readonly methods: readonly Method[];
  readonly audience: Audience;
  /** Whether scripts of other origins may call it. A browser goes to the authorization endpoint itself, and no browser introspects. */
  readonly crossOrigin: boolean;
  /** Whether a POST must carry a form. At UserInfo the token may be in the header, with nothing in the body. */
  readonly form: boolean;
  readonly answer: (call: HostedCall, credentials: BasicCredentials) => Promise<void> | void;
}

export function endpointTable(parts: HostedParts): Readonly<Record<EndpointName, HostedEndpoint>> {
  const documents = createPublishedDocuments(parts.engine);
  return {
    discovery: { methods: ['GET'], audience: 'client', crossOrigin: true, form: false, answer: documents.discovery },
    jwks: { methods: ['GET'], audience: 'client', crossOrigin: true, form: false, answer: documents.jwks },
    authorization: { methods: ['GET', 'POST'], audience: 'browser', crossOrigin: false, form: true, answer: (call) => authorize(parts, call) },
    par: { methods: ['POST'], audience: 'client', crossOrigin: true, form: true, answer: (call, credentials) => push(parts, call, credentials) },
    token: { methods: ['POST'], audience: 'client', crossOrigin: true, form: true, answer: (call, credentials) => token(parts, call, credentials) },
    revocation: { methods: ['POST'], audience: 'client', crossOrigin: true, form: true, answer: (call, credentials) => revoke(parts, call, credentials) },
    introspection: { methods: ['POST'], audience: 'introspection', crossOrigin: false, form: true, answer: (call, credentials) => introspect(parts, call, credentials) },
    userinfo: { methods: ['GET', 'POST'], audience: 'bearer', crossOrigin: true, form: false, answer: (call) => userInfo(parts, call) },
  };
}
