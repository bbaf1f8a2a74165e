/** One environment variable: the table in the README and the messages at start are made from this. */
export interface Variable {
  readonly name: 'DATABASE_URL' | 'MASTER_KEY' | 'PORT' | 'TLS_PORT' | 'HOST' | 'PUBLIC_URL' | 'PUBLIC_TLS_URL' | 'TLS_CERT' | 'TLS_KEY' | 'MTLS_PORT' | 'PUBLIC_MTLS_URL' | 'TRUSTED_PROXIES' | 'CLIENT_CERT_HEADER' | 'DATA_DIR' | 'OUTBOUND_PRIVATE' | 'LOG_LEVEL';
  readonly meaning: string;
  /** What a message says was expected. */
  readonly expected: string;
  /** What applies when it is not set, as the README prints it. */
  readonly otherwise: string;
  /** Its value must not be shown. */
  readonly secret?: true;
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export const outboundPrivate = ['deny', 'allow'] as const;
export type OutboundPrivate = (typeof outboundPrivate)[number];

export const variables: readonly Variable[] = [
  {
    name: 'DATABASE_URL', secret: true,
    meaning: 'PostgreSQL database to use. Without it the server starts a PostgreSQL of its own in the data folder.',
    expected: 'an address such as postgres://user:password@host:5432/database',
    otherwise: 'embedded PostgreSQL',
  },
  {
    name: 'MASTER_KEY', secret: true,
    meaning: 'Key that encrypts secrets and private keys in the database. To rotate it, put the new key first and the old one after a comma. A key may have an id of its own: `2027:<key>,2026:<key>`.',
    expected: '32 bytes in base64 or hex, or several as id:key separated by commas; it must be set when DATABASE_URL is',
    otherwise: 'generated into `$DATA_DIR/master.key` (only with the embedded database)',
  },
  {
    name: 'PORT',
    meaning: 'Port of the API (http).',
    expected: 'an integer from 0 to 65535',
    otherwise: '3000',
  },
  {
    name: 'TLS_PORT',
    meaning: 'Port of the OAuth endpoints (https).',
    expected: 'an integer from 0 to 65535, another one than PORT',
    otherwise: '3443',
  },
  {
    name: 'HOST',
    meaning: 'Name or address of the interface to listen on.',
    expected: 'a host name or an IP address',
    otherwise: '`localhost`; with DATABASE_URL `0.0.0.0`',
  },
  {
    name: 'PUBLIC_URL',
    meaning: 'Address under which others reach this server, when a proxy stands in front of it.',
    expected: 'an http or https URL without query and fragment',
    otherwise: '`http://localhost:$PORT`',
  },
  {
    name: 'PUBLIC_TLS_URL',
    meaning: 'Address under which clients and browsers reach the OAuth endpoints. A service whose issuer is below it has hosted endpoints.',
    expected: 'an https URL without query and fragment',
    otherwise: '`PUBLIC_URL` if that is https, else `https://localhost:$TLS_PORT`',
  },
  {
    name: 'TLS_CERT',
    meaning: 'File with the TLS certificate, followed by those that lead to its root (PEM). An RSA one, if clients of FAPI 1.0 come. A new one is taken up within seconds, or at once on SIGHUP.',
    expected: 'the path of a PEM file; it must be set when TLS_KEY is',
    otherwise: 'made for this machine by a development CA, in `$DATA_DIR/tls`',
  },
  {
    name: 'TLS_KEY',
    meaning: 'File with the private key of TLS_CERT (PEM).',
    expected: 'the path of a PEM file; it must be set when TLS_CERT is',
    otherwise: 'made with the certificate',
  },
  {
    name: 'MTLS_PORT',
    meaning: 'Second https port, for clients that present a certificate: only there one is asked for, so that browsers at TLS_PORT are not.',
    expected: 'an integer from 0 to 65535, another one than PORT and TLS_PORT',
    otherwise: 'none: TLS_PORT asks for certificates',
  },
  {
    name: 'PUBLIC_MTLS_URL',
    meaning: 'Address for clients that present a certificate, when it is not PUBLIC_TLS_URL: new hosted services name it in `mtls_endpoint_aliases`.',
    expected: 'an https URL without query and fragment',
    otherwise: 'with MTLS_PORT `https://localhost:$MTLS_PORT`, else none',
  },
  {
    name: 'TRUSTED_PROXIES',
    meaning: 'Proxies that end TLS in front of this server. What they say of a client, its certificate and its address, is believed, and for them PORT serves the OAuth endpoints too. See [docs/proxies.md](docs/proxies.md).',
    expected: 'IP addresses or networks such as 10.0.0.0/8, separated by commas',
    otherwise: 'none',
  },
  {
    name: 'CLIENT_CERT_HEADER',
    meaning: 'The one header in which TRUSTED_PROXIES tell the certificate of a client, as RFC 9440 has it or as the escaped PEM of nginx. They must overwrite it in every request. Headers of other names are ignored.',
    expected: 'the name of a header, such as X-SSL-Client-Cert',
    otherwise: '`Client-Cert`, and `Client-Cert-Chain` with it',
  },
  {
    name: 'DATA_DIR',
    meaning: 'Folder for the embedded database, the generated master key and `credentials.json`.',
    expected: 'the path of a folder that the server may write to',
    otherwise: '`./data`',
  },
  {
    name: 'OUTBOUND_PRIVATE',
    meaning: 'Whether documents that clients name (`jwks_uri`, `request_uri`, `sector_identifier_uri`) may come over http and from private addresses such as localhost. For development and tests: it lets clients reach into your network.',
    expected: `one of ${outboundPrivate.join(', ')}`,
    otherwise: '`deny`',
  },
  {
    name: 'LOG_LEVEL',
    meaning: 'How much is logged.',
    expected: `one of ${logLevels.join(', ')}`,
    otherwise: '`info`',
  },
];
