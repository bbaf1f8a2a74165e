import 'reflect-metadata';
import { resolve } from 'node:path';
import {
  IsIn, IsInt, IsNotEmpty, IsOptional, Matches, Max, Min, Validate, ValidateIf, ValidatorConstraint, validateSync,
  type ValidationArguments, type ValidatorConstraintInterface,
} from 'class-validator';
import type { MasterKey } from '@symbolon/persistence';
import type { HostedUrls } from '../oauth/hosting.js';
import type { CertificateFiles } from '../tls/certificate-files.js';
import { readTrustedProxies } from '../tls/trusted-proxies.js';
import { parseMasterKeys } from './master-key.js';
import { logLevels, outboundPrivate, variables, type LogLevel, type OutboundPrivate, type Variable } from './variables.js';

/** The configuration of this process, checked. */
export interface Settings {
  readonly databaseUrl?: string;
  /** Absent with the embedded database, whose key is kept in the data folder. */
  readonly masterKeys?: readonly MasterKey[];
  readonly port: number;
  readonly tlsPort: number;
  readonly host: string;
  /** Without a slash at its end. */
  readonly publicUrl?: string;
  /** Where clients and browsers reach the hosted endpoints. */
  readonly hostedUrls: HostedUrls;
  /** Absent for the development certificate. */
  readonly tlsFiles?: CertificateFiles;
  readonly mtlsPort?: number;
  /** Proxies that end TLS, as `readTrustedProxies` takes them. */
  readonly trustedProxies?: string;
  /** The header, in small letters, in which they tell the certificate of a client; without it, that of RFC 9440. */
  readonly clientCertHeader?: string;
  readonly dataDir: string;
  /** Whether clients may have documents fetched over http and from private addresses. */
  readonly outboundPrivate: OutboundPrivate;
  readonly logLevel: LogLevel;
}

@ValidatorConstraint()
class IsDatabaseUrl implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && /^postgres(ql)?:\/\//.test(value) && URL.canParse(value);
  }
}

@ValidatorConstraint()
class IsMasterKey implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && parseMasterKeys(value) !== undefined;
  }
}

@ValidatorConstraint()
class IsPublicUrl implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (typeof value !== 'string' || !URL.canParse(value)) return false;
    const url = new URL(value);
    return /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === '';
  }
}

@ValidatorConstraint()
class IsTlsUrl extends IsPublicUrl {
  override validate(value: unknown): boolean {
    return super.validate(value) && (value as string).startsWith('https:');
  }
}

@ValidatorConstraint()
class IsListOfProxies implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && readTrustedProxies(value) !== undefined;
  }
}

/** Each listener wants a port of its own; 0 is any free one. */
@ValidatorConstraint()
class IsOwnPort implements ValidatorConstraintInterface {
  validate(value: unknown, { object, property }: ValidationArguments): boolean {
    const { PORT, TLS_PORT } = object as Environment;
    return value === 0 || value !== PORT && (property === 'TLS_PORT' || value !== TLS_PORT);
  }
}

class Environment {
  @IsOptional() @Validate(IsDatabaseUrl) DATABASE_URL: string | undefined;

  @ValidateIf((self: Environment) => self.DATABASE_URL !== undefined || self.MASTER_KEY !== undefined)
  @Validate(IsMasterKey)
  MASTER_KEY: string | undefined;

  @IsInt() @Min(0) @Max(65535) PORT: number | string = 3000;
  @IsInt() @Min(0) @Max(65535) @Validate(IsOwnPort) TLS_PORT: number | string = 3443;
  @IsOptional() @Matches(/^[A-Za-z0-9.:_-]+$/) HOST: string | undefined;
  @IsOptional() @Validate(IsPublicUrl) PUBLIC_URL: string | undefined;
  @IsOptional() @Validate(IsTlsUrl) PUBLIC_TLS_URL: string | undefined;
  @ValidateIf((self: Environment) => self.TLS_KEY !== undefined) @IsNotEmpty() TLS_CERT: string | undefined;
  @ValidateIf((self: Environment) => self.TLS_CERT !== undefined) @IsNotEmpty() TLS_KEY: string | undefined;
  @IsOptional() @IsInt() @Min(0) @Max(65535) @Validate(IsOwnPort) MTLS_PORT: number | string | undefined;
  @IsOptional() @Validate(IsTlsUrl) PUBLIC_MTLS_URL: string | undefined;
  @IsOptional() @Validate(IsListOfProxies) TRUSTED_PROXIES: string | undefined;
  @IsOptional() @Matches(/^(?!client-cert-chain$)[a-z0-9][a-z0-9-]{0,99}$/i) CLIENT_CERT_HEADER: string | undefined;
  @IsNotEmpty() DATA_DIR = './data';
  @IsIn(outboundPrivate) OUTBOUND_PRIVATE: string = 'deny';
  @IsIn(logLevels) LOG_LEVEL: string = 'info';
}

export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

const asNumber = (text: string): number | string => (/^\d{1,5}$/.test(text) ? Number(text) : text);

/** A variable that is set to nothing counts as not set: that is how compose files pass what they do not have. */
function pick(source: EnvironmentVariables): Environment {
  const environment = new Environment();
  for (const { name } of variables) {
    const value = source[name]?.trim();
    if (value) Object.assign(environment, { [name]: name.endsWith('PORT') ? asNumber(value) : value });
  }
  return environment;
}

function describe({ name, expected, secret }: Variable, value: unknown): string {
  const shown = secret && value !== undefined ? `a value of ${String(value).length} characters` : JSON.stringify(value);
  return `${name}: expected ${expected}; got ${value === undefined ? 'nothing' : shown}.`;
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

function hostedUrlsOf({ PUBLIC_TLS_URL, PUBLIC_URL, PUBLIC_MTLS_URL, TLS_PORT, MTLS_PORT }: Environment): HostedUrls {
  const tls = PUBLIC_TLS_URL ?? (PUBLIC_URL?.startsWith('https:') === true ? PUBLIC_URL : `https://localhost:${TLS_PORT}`);
  const mtls = PUBLIC_MTLS_URL ?? (MTLS_PORT === undefined ? undefined : `https://localhost:${MTLS_PORT}`);
  return { tls: withoutSlash(tls), ...(mtls === undefined ? {} : { mtls: withoutSlash(mtls) }) };
}

const checked = (environment: Environment): Settings => ({
  ...(environment.DATABASE_URL === undefined ? {} : { databaseUrl: environment.DATABASE_URL }),
  ...(environment.MASTER_KEY === undefined ? {} : { masterKeys: parseMasterKeys(environment.MASTER_KEY) ?? [] }),
  port: environment.PORT as number,
  tlsPort: environment.TLS_PORT as number,
  host: environment.HOST ?? (environment.DATABASE_URL === undefined ? 'localhost' : '0.0.0.0'),
  ...(environment.PUBLIC_URL === undefined ? {} : { publicUrl: withoutSlash(environment.PUBLIC_URL) }),
  hostedUrls: hostedUrlsOf(environment),
  ...(environment.TLS_CERT === undefined || environment.TLS_KEY === undefined ? {} : { tlsFiles: { cert: resolve(environment.TLS_CERT), key: resolve(environment.TLS_KEY) } }),
  ...(environment.MTLS_PORT === undefined ? {} : { mtlsPort: environment.MTLS_PORT as number }),
  ...(environment.TRUSTED_PROXIES === undefined ? {} : { trustedProxies: environment.TRUSTED_PROXIES }),
  ...(environment.CLIENT_CERT_HEADER === undefined ? {} : { clientCertHeader: environment.CLIENT_CERT_HEADER.toLowerCase() }),
  dataDir: resolve(environment.DATA_DIR),
  outboundPrivate: environment.OUTBOUND_PRIVATE as OutboundPrivate,
  logLevel: environment.LOG_LEVEL as LogLevel,
});

/** What an operator should know about settings that are allowed, but not for a server that others can reach. */
export const warningsAbout = (settings: Settings): readonly string[] => settings.outboundPrivate === 'deny' ? [] : [
  'OUTBOUND_PRIVATE is allow: whoever may register a client can have this server fetch from http URLs and private addresses. For development only.',
];

/** Reads the environment: the settings, or a sentence for every variable that is wrong. */
export function readSettings(source: EnvironmentVariables): { readonly settings: Settings } | { readonly problems: readonly string[] } {
  const environment = pick(source);
  const wrong = new Set(validateSync(environment, { stopAtFirstError: true }).map(({ property }) => property));
  if (wrong.size === 0) return { settings: checked(environment) };
  return {
    problems: variables.filter(({ name }) => wrong.has(name)).map((variable) => describe(variable, environment[variable.name])),
  };
}
