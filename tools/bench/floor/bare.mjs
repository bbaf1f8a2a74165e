// The floor on node:http and nothing else.
import { createServer } from 'node:http';
import { parse } from 'node:querystring';

function send(response, status, value) {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store',
  });
  response.end(body);
}

const read = (request, use) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => use((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)).toString()));
};

export function listen({ posts, isCaller }) {
  const calls = new Map(Object.entries(posts));
  const server = createServer((request, response) => {
    const { url, headers } = request;
    if (url.startsWith('/api/misc/echo')) return send(response, 200, parse(url.slice(url.indexOf('?') + 1)));
    const call = calls.get(url);
    if (call === undefined || !isCaller(headers.authorization)) return send(response, 404, {});
    read(request, (text) => {
      call(JSON.parse(text)).then(
        (value) => send(response, 200, value),
        (error) => send(response, 500, { problem: error.message }));
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
}
