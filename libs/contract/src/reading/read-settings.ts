import type { ResultCode } from '@symbolon/engine';
import { type ClientSettings, clientSettings } from '../settings/client.js';
import { type ServiceSettings, serviceSettings } from '../settings/service.js';
import type { Settings } from '../settings/setting.js';
import { clientProblems } from './client-rules.js';
import { compile, isObject, MISFIT, type ReadObject } from './compile.js';
import { fapiModeProblems } from './fapi-modes.js';
import { notAnObject, type Problem, problem, read, type Reading, refused } from './problem.js';
import { problemsOf } from './problems.js';

/**
 * A service from the body of create or update. The body replaces everything: what it leaves out, or holds as null, '', 0,
 * false or [], takes its default. What the server itself sets is ignored, and so are unknown members.
 */
export const readService = (body: unknown): Reading<ServiceSettings> => readSettings(service, body);

/** The same for a client. */
export const readClient = (body: unknown): Reading<ClientSettings> => readSettings(client, body);

interface Reader<T> {
  readonly table: Settings;
  readonly emptyBody: ResultCode;
  /** Compiled on first use. */
  readObject?: ReadObject;
  readonly rules: (settings: T) => readonly Problem[];
}

const service: Reader<ServiceSettings> = {
  table: serviceSettings, emptyBody: 'A039201', rules: ({ fapiModes }) => fapiModeProblems(fapiModes),
};
const client: Reader<ClientSettings> = { table: clientSettings, emptyBody: 'A032209', rules: clientProblems };

function readSettings<T>(reader: Reader<T>, body: unknown): Reading<T> {
  if (body === undefined || body === null || body === '') {
    return refused(problem({ path: [], code: reader.emptyBody, expected: 'an object', value: undefined }));
  }
  if (!isObject(body)) return refused(notAnObject(body));
  const [first, ...more] = problemsOf(reader.table, body);
  if (first) return refused(first, ...more);
  reader.readObject ??= compile(reader.table, { defaults: true });
  const settings = reader.readObject(body);
  if (settings === MISFIT) return refused(notAnObject(body));
  const [conflict, ...others] = reader.rules(settings as T);
  return conflict ? refused(conflict, ...others) : read(settings as T);
}
