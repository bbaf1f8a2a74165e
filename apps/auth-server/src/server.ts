import { existsSync, mkdirSync } from 'node:fs';
import { createGuardedFetch } from '@symbolon/crypto-jose';
import { createEngine, type Engine } from '@symbolon/engine';
import {
  createApiAccessTokenRepository, createClientRepository, createDirectory, createOwnerRepository, createRememberedConsents, createServiceRepository,
  createRequestLog, createUserRepository,
  installationSecret, openDatabase, reseal, startEmbeddedPostgres, startUpkeep, type Database, type MasterKey,
} from '@symbolon/persistence';
import type { Logger } from 'pino';
import { createReadiness } from './admin/readiness/readiness.js';
import { createRequests } from './admin/requests/requests.js';
import { createUserManagement } from './admin/users/users.js';
import { recordedRequests } from './admin/audit/recorded-requests.js';
import { createAdministration, sessionLookup } from './admin/administration.js';
import { createApp, type App } from './app.js';
import { createCredentialDirectory } from './engine-api/credential-directory.js';
import { createClientManagement } from './engine-api/management/clients.js';
import { createCheckSector } from './engine-api/management/sector.js';
import { createRecordChange } from './engine-api/management/record.js';
import { createServiceManagement } from './engine-api/management/services.js';
import { credentialsFile, keepBaseUrl } from './first-start/credentials-file.js';
import { firstStart } from './first-start/first-start.js';
import type { Interaction } from './oauth/interaction.js';
import { interactionOn } from './oauth/interaction/on-database.js';
import type { HostedParts } from './oauth/parts.js';
import { banner } from './platform/banner.js';
import { closeGently } from './platform/close-gently.js';
import { createPorts, outboundOf, type OutboundOptions } from './platform/engine-ports.js';
import { assertPortsAreFree } from './platform/free-ports.js';
import { createLogger } from './platform/logging.js';
import { keepMasterKey } from './platform/master-key.js';
import { warningsAbout, type Settings } from './platform/settings.js';
import { mountBehindProxy, startHostedListeners, trustOf, type HostedListeners } from './tls/hosted-listeners.js';

export interface RunningServer {
  readonly baseUrl: string;
  /** What an operator reads at start. */
  readonly banner: string;
  readonly app: App;
  readonly database: Database;
  /** Address of the hosted endpoints on this machine; `mtls` where clients with certificates have a port of their own. */
  readonly hosted: { readonly tls: string; readonly mtls?: string };
  /** Takes up a new TLS certificate at once. */
  reloadCertificate(): void;
  /** Lets requests finish, then ends everything that was started. */
  stop(): Promise<void>;
}

/** What is not configuration: for tests, and for whoever embeds the server. */
export interface ServerOptions {
  readonly outbound?: OutboundOptions;
  /** Who talks to end users, in place of our own pages. */
  readonly interaction?: (parts: { readonly engine: Engine; readonly database: Database }) => Interaction;
}

/** Undone in reverse order; one failure does not keep the others from being undone. */
type Undo = () => Promise<unknown>;

async function undoAll(steps: Undo[], log: Logger): Promise<void> {
  for (const undo of steps.splice(0).reverse()) {
    await undo().catch((error: unknown) => log.error({ err: error }, 'Stopping went wrong.'));
  }
}

interface Ground {
  readonly database: Database;
  readonly masterKeys: readonly MasterKey[];
  /** Shared by every instance of the installation. */
  readonly secret: Uint8Array;
  readonly log: Logger;
}

function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(`DATA_DIR: the folder ${folder} cannot be made (${(error as NodeJS.ErrnoException).code}).`, { cause: error });
  }
}

async function openGround(settings: Settings, log: Logger, undo: Undo[]): Promise<Ground> {
  makeDataFolder(settings.dataDir);
  const masterKeys = settings.masterKeys ?? keepMasterKey(settings.dataDir);
  let url = settings.databaseUrl;
  if (url === undefined) {
    const postgres = await startEmbeddedPostgres({ dataDir: settings.dataDir });
    undo.push(postgres.stop);
    url = postgres.url;
  }
  const database = await openDatabase({ url, masterKeys, onProblem: (problem) => log.warn({ err: problem }, 'The database has a problem.') });
  undo.push(() => database.close());
  return { database, masterKeys, secret: await installationSecret(database), log };
}

/** An application and the listeners beside it. */
interface Assembled {
  readonly app: App;
  readonly hosted: HostedListeners;
}

async function assemble({ database, secret, log }: Ground, settings: Settings, options: ServerOptions, undo: Undo[]): Promise<Assembled> {
  const baseUrl = baseUrlOf(settings, settings.port);
  const directory = createDirectory(database);
  undo.push(() => directory.close());
  const upkeep = startUpkeep(database);
  undo.push(() => upkeep.stop());
  const requestLog = createRequestLog(database);
  undo.push(() => requestLog.close());
  const fetch = createGuardedFetch({ ...outboundOf(settings), ...options.outbound });
  const ports = createPorts({ database, directory, secret, baseUrl, traces: requestLog, fetch });
  const services = createServiceRepository(database);
  const clients = createClientRepository(database);
  const record = createRecordChange(database);
  const tokens = createApiAccessTokenRepository(database);
  undo.push(() => tokens.flush());
  const engine = createEngine(ports);
  const interaction = options.interaction?.({ engine, database }) ?? interactionOn({ engine, database, secret, directory, urls: settings.hostedUrls, log });
  const hosted: HostedParts = { engine, services: directory, interaction, urls: settings.hostedUrls, log };
  const trusts = trustOf(settings);
  const app = await createApp({
    log,
    engine,
    credentials: createCredentialDirectory({ directory, crypto: ports.crypto, owners: createOwnerRepository(database), tokens, session: sessionLookup(database) }),
    services: createServiceManagement(services, record, settings.hostedUrls),
    clients: createClientManagement(services, clients, record, createCheckSector(fetch, (uri, problem) => log.warn({ uri, problem }, 'The document of a sector cannot be read: its redirect URIs were not compared.'))),
    readiness: createReadiness(services, clients, engine),
    users: createUserManagement({ engine, directory, record, users: createUserRepository(database), consents: createRememberedConsents(database) }),
    administration: createAdministration({ database, record, tokens, baseUrl }),
    requests: recordedRequests(createRequests({ log: requestLog, services, clients, now: database.now }), record), traces: requestLog,
    probes: { database: () => database.dataSource.query('select 1').then(() => true, () => false) },
    ...(settings.trustedProxies === undefined ? {} : { trustProxy: trusts, mountHosted: (http) => mountBehindProxy(http, hosted, trusts, settings.clientCertHeader) }),
  });
  undo.push(() => closeGently(app.nest.getHttpServer(), () => app.nest.close()));
  const listeners = await startHostedListeners(hosted, settings);
  undo.push(() => listeners.close());
  return { app, hosted: listeners };
}

/** With a second master key configured, moves what is still under it to the first, so that it can be retired. */
function moveToCurrentKey({ database, masterKeys, log }: Ground, undo: Undo[]): void {
  if (masterKeys.length < 2) return;
  const moving = reseal(database).then(
    (moved) => log.info({ moved }, 'Every secret is encrypted under the first master key.'),
    (error: unknown) => log.error({ err: error }, 'Secrets could not be moved to the first master key.'),
  );
  undo.push(() => moving);
}

const baseUrlOf = ({ publicUrl }: Settings, port: number): string => publicUrl ?? `http://localhost:${port}`;

const localTls = (port: number): string => `https://localhost:${port}`;

async function listen(app: App, settings: Settings): Promise<number> {
  await app.nest.listen(settings.port, settings.host);
  const address = app.nest.getHttpServer().address();
  return typeof address === 'object' && address !== null ? address.port : settings.port;
}

/** Starts everything, in order; what was started is stopped again when a later step fails. */
export async function startServer(settings: Settings, options: ServerOptions = {}): Promise<RunningServer> {
  const began = performance.now();
  const log = createLogger(settings.logLevel);
  const undo: Undo[] = [];
  try {
    for (const warning of warningsAbout(settings)) log.warn(warning);
    await assertPortsAreFree(settings);
    const ground = await openGround(settings, log, undo);
    const isFirst = await firstStart(ground.database, settings, baseUrlOf(settings, settings.port));
    const { app, hosted } = await assemble(ground, settings, options, undo);
    const baseUrl = baseUrlOf(settings, await listen(app, settings));
    moveToCurrentKey(ground, undo);
    keepBaseUrl(settings.dataDir, baseUrl);
    const file = credentialsFile(settings.dataDir);
    return {
      baseUrl, app, database: ground.database,
      hosted: { tls: localTls(hosted.port), ...(hosted.mtlsPort === undefined ? {} : { mtls: localTls(hosted.mtlsPort) }) },
      reloadCertificate: () => hosted.reload(),
      banner: banner({
        baseUrl, hostedUrl: settings.hostedUrls.tls, dataDir: settings.dataDir, credentialsFile: file, startedIn: performance.now() - began,
        credentials: isFirst ? 'created' : existsSync(file) ? 'present' : 'elsewhere',
        database: settings.databaseUrl === undefined ? 'embedded' : 'external',
      }),
      stop: () => undoAll(undo, log),
    };
  } catch (error) {
    await undoAll(undo, log);
    throw error;
  }
}
