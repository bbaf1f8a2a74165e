import { basename } from 'node:path';
import { version } from './version.js';

export interface Whereabouts {
  readonly baseUrl: string;
  /** Where the OAuth endpoints are. */
  readonly hostedUrl: string;
  readonly dataDir: string;
  readonly credentialsFile: string;
  /** Present, made just now, or kept somewhere else (another instance made it). */
  readonly credentials: 'present' | 'created' | 'elsewhere';
  readonly database: 'embedded' | 'external';
  readonly startedIn: number;
}

const credentialsNote = { present: '', created: '  (made just now)', elsewhere: '  (not here: the instance that set the database up has it)' };

/** What an operator wants to know at start. Where secrets are, never the secrets. */
export function banner(at: Whereabouts): string {
  const rows = [
    ['Web API', `${at.baseUrl}/api`],
    ['OAuth', `${at.hostedUrl}/{service id}`],
    ['Health', `${at.baseUrl}/api/lifecycle/healthcheck`],
    ['Data', at.dataDir],
    ['Operator', `admin; see ${basename(at.credentialsFile)}`],
    ['Credentials', `${at.credentialsFile}${credentialsNote[at.credentials]}`],
    ['Database', at.database === 'embedded' ? 'PostgreSQL of its own, in the data folder' : 'PostgreSQL at DATABASE_URL'],
  ] as const;
  const lines = rows.map(([name, value]) => `  ${name.padEnd(12)} ${value}`);
  return ['', `Symbolon ${version} is ready after ${(at.startedIn / 1000).toFixed(1)} s. Ctrl-C stops it.`, ...lines, '', ''].join('\n');
}
