import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { openApiDocument } from './openapi.js';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Symbolon API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

/** Calls go out from the browser with the reader's own session, with the CSRF token that the session names. */
const START = `window.addEventListener('load', () => {
  let csrfToken;
  const session = fetch('/api/admin/session').then((answer) => (answer.ok ? answer.json() : {})).then((body) => { csrfToken = body.csrfToken; }, () => undefined);
  window.SwaggerUIBundle({
    url: '/api/docs/openapi.json', dom_id: '#swagger-ui', deepLinking: true, filter: true, docExpansion: 'none', defaultModelsExpandDepth: 0, validatorUrl: null,
    requestInterceptor: async (request) => {
      await session;
      if (csrfToken && !request.headers.Authorization) request.headers['x-csrf-token'] = csrfToken;
      return request;
    },
  });
});
`;

const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"], 'script-src': ["'self'"], 'connect-src': ["'self'"], 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'data:'],
      'font-src': ["'self'"], 'base-uri': ["'none'"], 'form-action': ["'none'"], 'frame-ancestors': ["'none'"],
    },
  },
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' as const },
  xFrameOptions: { action: 'deny' as const },
};

/** Swagger UI's own files, wherever @nestjs/swagger has them. */
function swaggerUi(): (name: string) => Buffer {
  const require = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
  const folder = dirname(require.resolve('swagger-ui-dist/package.json'));
  const read = new Map<string, Buffer>();
  return (name) => {
    const content = read.get(name) ?? readFileSync(join(folder, name));
    read.set(name, content);
    return content;
  };
}

/** The documentation of the REST at /api/docs. It names no secret and is open to all; nothing of it comes from elsewhere. */
export async function mountDocs(http: FastifyInstance): Promise<void> {
  const file = swaggerUi();
  let document: string | undefined;
  await http.register(async (own) => {
    await own.register(helmet, securityHeaders);
    const served: Readonly<Record<string, readonly [string, () => string | Buffer]>> = {
      '/api/docs': ['text/html; charset=utf-8', () => PAGE],
      '/api/docs/start.js': ['text/javascript; charset=utf-8', () => START],
      '/api/docs/swagger-ui.css': ['text/css; charset=utf-8', () => file('swagger-ui.css')],
      '/api/docs/swagger-ui-bundle.js': ['text/javascript; charset=utf-8', () => file('swagger-ui-bundle.js')],
      '/api/docs/openapi.json': ['application/json; charset=utf-8', () => (document ??= JSON.stringify(openApiDocument()))],
    };
    for (const [path, [type, content]] of Object.entries(served)) {
      own.get(path, (_request, reply) => reply.header('cache-control', 'no-cache').type(type).send(content()));
    }
  });
}
