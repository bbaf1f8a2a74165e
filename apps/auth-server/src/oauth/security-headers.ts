import type { FastifyReply, FastifyRequest } from 'fastify';

/** Nothing that we answer is a page to be framed, or a source of anything; pages say what they need themselves. */
const always = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

/** RFC 6797, 8.1.1 knows no policy for addresses; and one for localhost would bind every other server on the machine. */
const HAS_NAME = /^(?!localhost(?::|$))(?!.*\.localhost(?::|$))[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*(?::\d+)?$/i;

export function addSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers(always);
  if (HAS_NAME.test(request.headers.host ?? '')) void reply.header('strict-transport-security', 'max-age=31536000');
}
