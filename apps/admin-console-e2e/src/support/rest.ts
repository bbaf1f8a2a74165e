import { context } from './context.js';

/** The REST as a script calls it, beside the browser; what is not a success is an error of the test. */
export async function rest<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T> {
  const response = await fetch(`${context.baseUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${context.credentials.accessToken}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

type Members = Readonly<Record<string, unknown>>;

/** A service of the test's own; it goes when the test ends. */
export interface FreshService extends AsyncDisposable {
  readonly id: string;
  readonly name: string;
  saved(): Promise<Members>;
  save(settings: Members): Promise<Members>;
  createClient(settings: Members): Promise<string>;
  savedClient(clientId: string): Promise<Members>;
}

let count = 0;

export async function freshService(settings: Members = {}): Promise<FreshService> {
  count += 1;
  const name = `Service ${count}`;
  const { apiKey } = await rest<{ readonly apiKey: number }>('POST', '/api/service/create', { serviceName: name, ...settings });
  const at = `/api/${apiKey}`;
  return {
    id: String(apiKey), name,
    saved: () => rest('GET', `${at}/service/get`),
    save: (changed) => rest('POST', `${at}/service/update`, changed),
    createClient: async (client) => String((await rest<{ readonly clientId: number }>('POST', `${at}/client/create`, client)).clientId),
    savedClient: (clientId) => rest('GET', `${at}/client/get/${clientId}`),
    [Symbol.asyncDispose]: () => rest('DELETE', `${at}/service/delete`),
  };
}
