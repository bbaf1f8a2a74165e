export type Members = Record<string, unknown>;

/** An answer of the server; `body` is empty when it is no JSON object. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Members;
}

export interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

function members(text: string): Members {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Members) : {};
  } catch {
    return {};
  }
}

export async function request(url: string, { method = 'GET', headers = {}, body }: Call): Promise<Answer> {
  const response = await fetch(url, { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: members(text) };
}

export const basic = (key: number | string, secret: string): string => `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;

export const form = (parameters: Readonly<Record<string, string | readonly string[] | undefined>>): string =>
  Object.entries(parameters)
    .flatMap(([name, value]) => (value === undefined ? [] : [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`)))
    .join('&');
