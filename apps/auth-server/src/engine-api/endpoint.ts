import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apis, pathsOf, type Api } from './apis.js';
import type { Call } from './caller.js';
import { guard, type CredentialDirectory } from './guard.js';

/** The method of a controller that answers an API. */
interface Answering {
  readonly api: Api;
  readonly status: number;
  readonly method: string;
}

/**
 * What create answers: 201 to 2.x callers, 200 to those of 3.0. Documents name both for either dialect; the TypeScript SDK of 3.0
 * knows only 200, every other client takes any success.
 */
export const createdStatus = ({ headers }: FastifyRequest): 200 | 201 => (headers.authorization?.startsWith('Basic ') === true ? 201 : 200);

const ENDPOINTS = Symbol('endpoints');
const endpointsOf = (controller: object): readonly Answering[] => (Reflect.getMetadata(ENDPOINTS, controller) ?? []) as readonly Answering[];

/** Makes a method answer an API of the table, in both dialects. It is given the call and, where it answers by itself, the reply. */
export const Endpoint = (name: keyof typeof apis, status = 200): MethodDecorator => ({ constructor }, method) =>
  Reflect.defineMetadata(ENDPOINTS, [...endpointsOf(constructor), { api: apis[name], status, method: String(method) }], constructor);

type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown;

/** Keeps the trace of a call of the engine when told so before, and knows its id after. */
export interface KeptTraces {
  insist(request: object): void;
  idOf(request: object): string | undefined;
}

export interface Mounting {
  readonly controllers: readonly Type<object>[];
  /** The instance of a controller; asked for when the first call comes. */
  readonly find: (controller: Type<object>) => object;
  readonly credentials: CredentialDirectory;
  readonly traces: KeptTraces;
  readonly answerError: (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;
}

/** An operator can open what became of a call: its trace is kept, and the answer names it. */
function watched(traces: KeptTraces, handler: Handler): Handler {
  return (request, reply) => {
    const call = request as Call;
    if (call.caller.operator === undefined) return handler(request, reply);
    let asked: object | undefined;
    call.asked = (what) => traces.insist(asked = what);
    return Promise.resolve(handler(request, reply)).then((answer) => {
      const id = asked === undefined ? undefined : traces.idOf(asked);
      if (id !== undefined) void reply.header('x-symbolon-trace', id);
      return answer;
    });
  };
}

function handlerOf({ find }: Mounting, controller: Type<object>, { status, method }: Answering): Handler {
  let instance: Record<string, Handler> | undefined;
  return (request, reply) => {
    instance ??= find(controller) as Record<string, Handler>;
    void reply.code(status).header('cache-control', 'no-store');
    return instance[method]?.(request, reply);
  };
}

/**
 * Puts every API of the controllers behind its guard. They hang on Fastify itself, in a context of their own that was made
 * before Nest adds its hooks: its way to a controller costs 15 µs a call, as much as reading and answering JSON (ADR 18).
 */
export async function mountEndpoints(http: FastifyInstance, mounting: Mounting): Promise<void> {
  await http.register((own, _options, done) => {
    own.setErrorHandler(mounting.answerError);
    own.decorateRequest('caller');
    for (const controller of mounting.controllers) {
      for (const answering of endpointsOf(controller)) {
        const { api } = answering;
        for (const url of pathsOf(api)) {
          own.route({ method: api.method, url, config: { api }, onRequest: guard(mounting.credentials, api, url), handler: watched(mounting.traces, handlerOf(mounting, controller, answering)) });
        }
      }
    }
    done();
  });
}
