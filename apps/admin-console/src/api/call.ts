/** One reason why the server refused a body. */
export interface FieldProblem {
  /** Path of the property, such as `supportedScopes[2].name`. */
  readonly property: string;
  readonly resultCode: string;
  readonly expected: string;
  readonly received: string;
}

interface ProblemBody {
  readonly resultCode?: string;
  readonly resultMessage?: string;
  readonly problems?: readonly FieldProblem[];
  readonly modifiedAt?: number;
}

/** An answer that is not a success; status 0 when there was none, because the connection was lost. */
export class ApiError extends Error {
  constructor(readonly status: number, readonly body: ProblemBody) {
    super(body.resultMessage ?? `HTTP ${status}`);
  }
}

/** What the session's answer carried; calls send it back. It lives as long as the tab. */
let csrfToken: string | undefined;
export const keepCsrfToken = (token: string | undefined): void => {
  csrfToken = token;
};

const expiryListeners = new Set<() => void>();
/** Calls the listener when a call was refused because nobody is signed in any more. */
export function onExpired(listener: () => void): () => void {
  expiryListeners.add(listener);
  return () => expiryListeners.delete(listener);
}

export const SESSION_PATH = '/api/admin/session';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

async function send(method: Method, path: string, body: unknown): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  // Also with GET: the Web API has one that changes something, the refresh of a client's secret.
  if (csrfToken !== undefined) headers['x-csrf-token'] = csrfToken;
  try {
    return await fetch(path, { method, headers, credentials: 'same-origin', ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  } catch {
    throw new ApiError(0, {});
  }
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '');
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Calls the server's REST with the session of the operator. */
export async function call<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const response = await send(method, path, body);
  const answer = await read(response);
  if (response.ok) return answer as T;
  if (response.status === 401 && path !== SESSION_PATH) expiryListeners.forEach((listener) => listener());
  throw new ApiError(response.status, (answer ?? {}) as ProblemBody);
}

export interface Exchanged {
  readonly status: number;
  readonly body: unknown;
  /** Where the request log has what the server thought of the request. */
  readonly traceId?: string;
}

/** The same, for who wants to see a refusal and not be thrown it. Throws when nobody answers or nobody is signed in. */
export async function exchangeWith(method: Method, path: string, body?: unknown): Promise<Exchanged> {
  const response = await send(method, path, body);
  const answer = await read(response);
  if (response.status === 401) {
    expiryListeners.forEach((listener) => listener());
    throw new ApiError(401, (answer ?? {}) as ProblemBody);
  }
  const traceId = response.headers.get('x-symbolon-trace');
  return { status: response.status, body: answer, ...(traceId === null ? {} : { traceId }) };
}

/** A path with a query; members without a value are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const parameters = new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, String(value)]])));
  return parameters.size === 0 ? path : `${path}?${parameters.toString()}`;
}
