import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where the console's build lies, seen from `src/platform` as from `dist/platform`. */
export const consoleFolder = fileURLToPath(new URL('../../../admin-console/dist/', import.meta.url));

const YEAR = 31_536_000;
/** Files in here carry a digest of their content in their names. */
const DIGESTED = 'assets/';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml', '.json': 'application/json; charset=utf-8', '.woff2': 'font/woff2', '.png': 'image/png',
};

const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      // The components set their variables in style elements; scripts come from files only.
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:'],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    },
  },
  // The API is plain http behind a proxy; who terminates TLS decides about HSTS.
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' as const },
  xFrameOptions: { action: 'deny' as const },
};

/** A file of the build, as it is sent. */
interface Served {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzipped: Buffer;
  readonly cacheControl: string;
}

function serve(file: string, path: string): Served {
  const plain = readFileSync(file);
  return {
    plain, gzipped: gzipSync(plain), type: TYPES[extname(path)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    cacheControl: path.startsWith(DIGESTED) ? `public, max-age=${YEAR}, immutable` : 'no-cache',
  };
}

/** The build is small and does not change while we run: it is packed once and then comes from memory. */
const readBuild = (root: string): ReadonlyMap<string, Served> =>
  new Map(readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => {
    const file = join(entry.parentPath, entry.name);
    const path = relative(root, file).replaceAll('\\', '/');
    return [path, serve(file, path)];
  }));

function send(request: FastifyRequest, reply: FastifyReply, { type, etag, plain, gzipped, cacheControl }: Served): FastifyReply {
  void reply.header('cache-control', cacheControl).header('etag', etag).header('vary', 'accept-encoding').type(type);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  return takesGzip ? reply.header('content-encoding', 'gzip').send(gzipped) : reply.send(plain);
}

/** Serves the console at /console/; every address without a file is one of its pages. Without a build there is no console. */
export async function mountConsole(http: FastifyInstance, root: string = consoleFolder): Promise<void> {
  if (!existsSync(join(root, 'index.html'))) return;
  const files = readBuild(root);
  const page = files.get('index.html');
  await http.register(async (own) => {
    await own.register(helmet, securityHeaders);
    const answer = (request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply => {
      const file = files.get(path) ?? (path.startsWith(DIGESTED) ? undefined : page);
      // A missing file must not become a page: the browser would take it for a script.
      if (file === undefined) return reply.code(404).type('text/plain; charset=utf-8').send('There is no such file.');
      return send(request, reply, file);
    };
    // The server takes paths with and without a slash at their end for the same.
    own.get('/console', (request, reply) => (/^\/console(\?|$)/.test(request.raw.url ?? '') ? reply.redirect('/console/', 302) : answer(request, reply, 'index.html')));
    own.get('/console/*', (request, reply) => answer(request, reply, (request.params as { readonly '*': string })['*']));
  });
}
