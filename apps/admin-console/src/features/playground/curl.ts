import type { Exchange, HttpMessage } from './run';

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A request as one pastes it into a terminal. */
export function curlOf({ method, url, headers, body }: HttpMessage): string {
  const lines = [`curl -s${method === 'GET' ? '' : ` -X ${method}`} ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`), ...(body === undefined ? [] : [`-d ${quoted(body)}`])];
  return lines.join(' \\\n  ');
}

/** The call of the engine API; the access token stays a name, so that nothing secret is copied. */
export const engineCurlOf = ({ inside }: Exchange): string => curlOf({
  method: 'POST', url: `${window.location.origin}${inside.path}`,
  headers: { Authorization: 'Bearer $ACCESS_TOKEN', 'Content-Type': 'application/json' }, body: JSON.stringify(inside.body, undefined, 2),
}).replace("'Authorization: Bearer $ACCESS_TOKEN'", '"Authorization: Bearer $ACCESS_TOKEN"');
