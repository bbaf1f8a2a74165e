import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Engine } from '@symbolon/engine';
import { fastify, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Administration } from './admin/administration.js';
import { administrationControllers } from './admin/controllers.js';
import { mountDocs } from './admin/docs/mount-docs.js';
import { SessionController } from './admin/operators/session.controller.js';
import { ReadinessController } from './admin/readiness/readiness.controller.js';
import type { Readiness } from './admin/readiness/readiness.js';
import { UserController } from './admin/users/user.controller.js';
import type { UserManagement } from './admin/users/users.js';
import { RequestsController } from './admin/requests/requests.controller.js';
import type { Requests } from './admin/requests/requests.js';
import { AuthorizationController } from './engine-api/controllers/authorization.controller.js';
import { ClientController } from './engine-api/controllers/client.controller.js';
import { ConsentController } from './engine-api/controllers/consent.controller.js';
import { DiscoveryController } from './engine-api/controllers/discovery.controller.js';
import { JoseController } from './engine-api/controllers/jose.controller.js';
import { RequestableScopesController } from './engine-api/controllers/requestable-scopes.controller.js';
import { ServiceController } from './engine-api/controllers/service.controller.js';
import { TokenManagementController } from './engine-api/controllers/token-management.controller.js';
import { TokenController } from './engine-api/controllers/token.controller.js';
import { UserInfoController } from './engine-api/controllers/userinfo.controller.js';
import { mountEndpoints, type KeptTraces } from './engine-api/endpoint.js';
import type { CredentialDirectory } from './engine-api/guard.js';
import type { ClientManagement } from './engine-api/management/clients.js';
import type { ServiceManagement } from './engine-api/management/services.js';
import { BODY_LIMIT, parseBodies } from './platform/body.js';
import { REQUEST_TIMEOUT } from './platform/close-gently.js';
import { mountConsole } from './platform/console.js';
import { ErrorFilter } from './platform/error-filter.js';
import { nestLogger } from './platform/logging.js';
import { PlatformController, type Probes } from './platform/platform.controller.js';
import { Routes } from './platform/routes.js';
import { ADMINISTRATION, CLIENTS, ENGINE, PROBES, READINESS, REQUESTS, SERVICES, USERS } from './platform/tokens.js';
import { mountResultCodes } from './result-codes/mount.js';

/** What the application is put together from. */
export interface Parts {
  readonly engine: Engine;
  readonly credentials: CredentialDirectory;
  readonly services: ServiceManagement;
  readonly clients: ClientManagement;
  readonly readiness: Readiness;
  readonly requests: Requests;
  /** Where the traces of operators' calls are kept. */
  readonly traces: KeptTraces;
  readonly administration: Administration;
  readonly users: UserManagement;
  readonly probes: Probes;
  readonly log: Logger;
  /** Puts hosted endpoints beside the APIs, in a context of their own. */
  readonly mountHosted?: (http: FastifyInstance) => void;
  /** Whose word about the address of a client is believed. */
  readonly trustProxy?: (address: string) => boolean;
}

/** An application, ready to listen. */
export interface App {
  readonly nest: NestFastifyApplication;
  readonly routes: Routes;
}

/** What answers the APIs of the table. */
const controllers = [
  AuthorizationController, TokenController, UserInfoController, TokenManagementController, JoseController,
  DiscoveryController, ServiceController, ClientController, RequestableScopesController, ConsentController,
  ReadinessController, RequestsController,
  ...administrationControllers,
  UserController,
];

@Module({})
class AppModule {
  static of(parts: Parts): DynamicModule {
    return {
      module: AppModule,
      controllers: [PlatformController, SessionController, ...controllers],
      providers: [
        { provide: ENGINE, useValue: parts.engine },
        { provide: SERVICES, useValue: parts.services },
        { provide: CLIENTS, useValue: parts.clients },
        { provide: READINESS, useValue: parts.readiness },
        { provide: REQUESTS, useValue: parts.requests },
        { provide: ADMINISTRATION, useValue: parts.administration },
        { provide: USERS, useValue: parts.users },
        { provide: PROBES, useValue: parts.probes },
      ],
    };
  }
}

/** Fastify as we want it: no HEAD beside each GET (one GET API changes something), identifiers of any sensible length. */
function createHttp(answerError: ErrorFilter['answer'], { trustProxy }: Pick<Parts, 'trustProxy'>): FastifyInstance {
  const http = fastify({
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_TIMEOUT,
    routerOptions: { maxParamLength: 2048, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => answerError(error, request, reply),
    ...(trustProxy === undefined ? {} : { trustProxy }),
  });
  parseBodies(http);
  return http;
}

/** Puts the server together; nothing is started and nothing listens yet. */
export async function createApp(parts: Parts): Promise<App> {
  const http: FastifyInstance = createHttp((error, request, reply) => filter.answer(error, request, reply), parts);
  // Before routes are listed: whether the console is there depends on whether it was built.
  await mountConsole(http);
  await mountDocs(http);
  const routes = new Routes(http);
  const filter = new ErrorFilter(parts.log, routes);
  await mountEndpoints(http, {
    controllers,
    find: (controller) => nest.get<object>(controller),
    credentials: parts.credentials,
    traces: parts.traces,
    answerError: (error, request, reply) => filter.answer(error, request, reply),
  });
  mountResultCodes(http);
  parts.mountHosted?.(http);
  http.addHook('onRequest', (_request, reply, done) => {
    void reply.header('cache-control', 'no-store');
    done();
  });
  const nest = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(parts), new FastifyAdapter(http), { bodyParser: false, logger: nestLogger(parts.log), abortOnError: false });
  nest.useGlobalFilters(filter);
  await nest.init();
  return { nest, routes };
}
