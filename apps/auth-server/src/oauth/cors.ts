import type { FastifyReply } from 'fastify';

/* Cross-origin access (Fetch Standard). No cookie ever goes with it, so any origin may ask: what protects these endpoints is in the request itself. */

const ONE_DAY = '86400';

/** What scripts of other origins may read of an answer. */
export function allowCrossOrigin(reply: FastifyReply): void {
  void reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', 'DPoP-Nonce, WWW-Authenticate');
}

/** Answers the question of a browser before a request that is more than simple. */
export function answerPreflight(reply: FastifyReply, methods: readonly string[]): void {
  allowCrossOrigin(reply);
  void reply.code(204)
    .header('access-control-allow-methods', methods.join(', '))
    .header('access-control-allow-headers', 'Authorization, Content-Type, DPoP, x-fapi-interaction-id')
    .header('access-control-max-age', ONE_DAY)
    .header('cache-control', `max-age=${ONE_DAY}`)
    .send();
}
