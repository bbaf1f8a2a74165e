import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** `x-fapi-interaction-id` on every answer: the caller's own, or a new one (FAPI 1.0 Part 1, 6.2.1, items 11 and 12). */
export function answerInteractionId(http: FastifyInstance): void {
  http.addHook('onRequest', (request, reply, done) => {
    const given = request.headers['x-fapi-interaction-id'];
    void reply.header('x-fapi-interaction-id', typeof given === 'string' && UUID.test(given) ? given : randomUUID());
    void reply.header('cache-control', 'no-store');
    done();
  });
}
