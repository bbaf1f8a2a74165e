/** One environment variable: the table in the README and the messages at start are made from this. */
export interface Variable {
  readonly name: 'DATABASE_URL' | 'MASTER_KEY' | 'PORT' | 'TLS_PORT' | 'HOST' | 'PUBLIC_URL' | 'DATA_DIR' | 'OUTBOUND_PRIVATE' | 'LOG_LEVEL';
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
