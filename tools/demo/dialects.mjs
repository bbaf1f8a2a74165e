/** The two dialects of the Web API: where a call goes, and with what. */
export const dialectsOf = ({ baseUrl, accessToken, demo: { serviceId, apiSecret } }) => [
  {
    name: '2.x, HTTP Basic',
    url: (path) => `${baseUrl}/api${path}`,
    authorization: `Basic ${Buffer.from(`${serviceId}:${apiSecret}`).toString('base64')}`,
    curlOption: ['-u', `${serviceId}:${apiSecret}`],
  },
  {
    name: '3.0, Bearer',
    url: (path) => `${baseUrl}/api/${serviceId}${path}`,
    authorization: `Bearer ${accessToken}`,
    curlOption: ['-H', `Authorization: Bearer ${accessToken}`],
  },
];

const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** The call as a command that can be pasted into a shell. */
export function curlOf({ url, curlOption: [option, value] }, path, body) {
  return [
    `curl -s -X POST ${quote(url(path))}`,
    `${option} ${quote(value)}`,
    `-H ${quote('Content-Type: application/json')}`,
    `-d ${quote(JSON.stringify(body))}`,
  ].join(' \\\n  ');
}

/** Sends the call itself. */
export async function send({ url, authorization }, path, body) {
  const headers = { authorization, 'content-type': 'application/json' };
  const response = await fetch(url(path), { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(15_000) });
  return { status: response.status, text: await response.text() };
}
