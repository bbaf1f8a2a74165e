import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { fastify, type FastifyInstance } from 'fastify';
import { createIntrospect } from './engine/introspection.js';
import { ProblemFilter } from './guard/problem.filter.js';
import { TokenGuard } from './guard/token.guard.js';
import { createRelyingParty, type RelyingParty } from './relying-party/app.js';
import { AppController } from './relying-party/app.controller.js';
import { contentSecurityPolicy } from './relying-party/pages.js';
import { BankController } from './resource/bank.controller.js';
import { answerInteractionId } from './resource/interaction-id.js';
import type { BankSettings } from './settings.js';
import { INTROSPECT, PUBLIC_URL, RELYING_PARTY, REPORT, SETTINGS } from './tokens.js';

export interface RunningBank {
  readonly url: string;
  stop(): Promise<void>;
}

@Module({})
class BankModule {
  static of(controllers: DynamicModule['controllers'], values: ReadonlyMap<symbol, unknown>): DynamicModule {
    return {
      module: BankModule,
      ...(controllers === undefined ? {} : { controllers }),
      providers: [TokenGuard, ...[...values].map(([provide, useValue]) => ({ provide, useValue }))],
    };
  }
}

/** Of TLS 1.2 only what RFC 9325, 4.2 recommends: FAPI 2.0 wants that of resource servers too (5.2.2). With TLS 1.3 every suite is good. */
const CIPHERS = [
  'TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384',
].join(':');
/** How long somebody may take to send a request, ms. */
const REQUEST_TIMEOUT = 60_000;

/** TLS that asks for a client certificate and takes any: whether it is the token's is for introspection to say. */
function createHttp({ tls, issuer }: BankSettings): FastifyInstance {
  const http = fastify({
    https: { cert: tls.cert, key: tls.key, requestCert: true, rejectUnauthorized: false, minVersion: 'TLSv1.2', ciphers: CIPHERS, honorCipherOrder: true },
    forceCloseConnections: 'idle', requestTimeout: REQUEST_TIMEOUT, bodyLimit: 64 * 1024,
  }) as unknown as FastifyInstance;
  answerInteractionId(http);
  if (issuer === undefined) return http;
  const policy = contentSecurityPolicy(new URL(issuer).origin);
  http.addHook('onRequest', (_request, reply, done) => {
    // No Strict-Transport-Security: for localhost it would bind every other server on this machine, the console first of all.
    void reply.headers({ 'content-security-policy': policy, 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
    done();
  });
  return http;
}

/** Starts the bank: a resource server and, where there is an issuer, a relying party that uses it. */
export async function startBank(settings: BankSettings, report: (error: unknown) => void = () => undefined): Promise<RunningBank> {
  let url = '';
  let relyingParty: RelyingParty | undefined;
  // The address is known once the bank listens; nobody presses the button before.
  const later: RelyingParty = {
    begin: (locale) => theApp().begin(locale),
    arrive: (journey, callback) => theApp().arrive(journey, callback),
    close: () => relyingParty?.close() ?? Promise.resolve(),
  };
  const theApp = (): RelyingParty => (relyingParty ??= createRelyingParty(settings, settings.issuer ?? '', url));
  const values = new Map<symbol, unknown>([
    [SETTINGS, settings], [INTROSPECT, createIntrospect(settings.engine)], [PUBLIC_URL, () => url], [REPORT, report], [RELYING_PARTY, later],
  ]);
  const controllers = settings.issuer === undefined ? [BankController] : [BankController, AppController];
  const nest = await NestFactory.create<NestFastifyApplication>(
    BankModule.of(controllers, values), new FastifyAdapter(createHttp(settings)), { logger: false, abortOnError: false });
  nest.useGlobalFilters(new ProblemFilter(report));
  await nest.listen(settings.port, settings.host);
  url = `https://localhost:${(nest.getHttpServer().address() as AddressInfo).port}`;
  return {
    url,
    async stop() {
      await nest.close();
      await later.close();
    },
  };
}
