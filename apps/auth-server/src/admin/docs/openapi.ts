import { ownPasswordRequest, signInRequest, type Settings } from '@symbolon/contract';
import { DocumentBuilder, type OpenAPIObject } from '@nestjs/swagger';
import { apis, pathsOf, type Api } from '../../engine-api/apis.js';
import { SESSION_COOKIE } from '../../engine-api/session.js';
import { version } from '../../platform/version.js';
import { described, type Described } from './operations.js';
import { schemas, schemaOfTable } from './schemas.js';
import type { OperationObject, ParameterObject, ReferenceObject, SchemaObject } from './types.js';

/** A route that asks for no credentials, or looks after them itself. */
interface OpenRoute extends Described {
  readonly method: Api['method'];
  readonly path: string;
  readonly session?: true;
}

export const openRoutes: readonly OpenRoute[] = [
  { method: 'GET', path: '/api/info', summary: 'Version and features' },
  { method: 'GET', path: '/api/lifecycle/healthcheck', summary: 'Whether the server is well', query: ['extended'] },
  { method: 'GET', path: '/api/misc/echo', summary: 'The query, sent back' },
  { method: 'POST', path: '/api/admin/session', summary: 'Sign in to the console', body: signInRequest.settings },
  { method: 'GET', path: '/api/admin/session', summary: 'Who is signed in', session: true },
  { method: 'DELETE', path: '/api/admin/session', summary: 'Sign out', answer: 'nothing', session: true },
  { method: 'PUT', path: '/api/admin/session/password', summary: 'Change one\'s own password', body: ownPasswordRequest.settings, answer: 'nothing', session: true },
];

const pathOf = (template: string): string => template.replace(/:(\w+)/g, '{$1}');
const wordsOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const ref = (name: string): ReferenceObject => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: SchemaObject | ReferenceObject) => ({ 'application/json': { schema } });

function bodySchema(body: Settings | string): SchemaObject | ReferenceObject {
  if (typeof body !== 'string') return schemaOfTable(body);
  return body === 'any' ? { type: 'object', additionalProperties: true } : ref(body);
}

const PROBLEMS: Readonly<Record<string, string>> = {
  400: 'Something about the call is wrong.', 401: 'The credentials are missing or wrong.', 403: 'The caller lacks the right.', 404: 'What the call names is not there.', 409: 'It was changed since.',
};

function responsesOf({ answer, status }: Described, isOpen: boolean): OperationObject['responses'] {
  const good = answer === 'nothing' ? { 204: { description: 'Done.' } }
    : { [status ?? 200]: { description: 'Done.', content: json(answer === undefined ? { type: 'object', additionalProperties: true } : ref(answer)) } };
  const problems = Object.entries(PROBLEMS).filter(([code]) => !isOpen || code === '400');
  return { ...good, ...Object.fromEntries(problems.map(([code, description]) => [code, { description, content: json(ref('Problem')) }])) } as OperationObject['responses'];
}

const parametersOf = (template: string, query: readonly string[] = []): ParameterObject[] => [
  ...[...template.matchAll(/:(\w+)/g)].map(([, name = '']): ParameterObject => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
  ...query.map((name): ParameterObject => ({ name, in: 'query', schema: { type: 'string' } })),
];

const operationOf = (template: string, { summary, body, optionalBody, query, ...rest }: Described, isOpen: boolean): OperationObject => ({
  summary,
  parameters: parametersOf(template, query),
  ...(body === undefined ? {} : { requestBody: { required: optionalBody !== true, content: json(bodySchema(body)) } }),
  responses: responsesOf({ summary, ...rest }, isOpen),
});

/** How the guard lets callers in at a path. */
function securityOf(api: Api, template: string): Record<string, string[]>[] {
  const [isBasic, isBearer] = [template === api.basicPath, template === api.bearerPath];
  return [...(isBasic ? [{ basic: [] }] : []), ...(isBearer ? [{ bearer: [] }, { session: [] }] : [])];
}

const tagOf = (template: string): string => /^\/api\/admin/.test(template) ? 'Administration' : template.includes('/:serviceId/') ? 'Web API 3.0' : 'Web API 2.x';

const rightNote = ({ right, credentials, basicPath }: Api, template: string): string =>
  [`Right: \`${right}\`.`, template === basicPath ? `Basic credentials: ${credentials === 'either' ? 'of the service or of its owner' : `of the ${credentials}`}.` : ''].filter(Boolean).join(' ');

/** The whole REST of this server. Made from the table that serves it, so that it can neither lack a route nor invent one. */
export function openApiDocument(): OpenAPIObject {
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.0.3').setTitle('Symbolon').setVersion(version).addServer('/')
    .setDescription('The Web API in both dialects, and the administration. Operators reach the paths of 3.0 and of the administration with their session cookie; what changes something repeats the CSRF token in x-csrf-token.')
    .addBasicAuth({ type: 'http', scheme: 'basic', description: 'API key and secret (2.x).' }, 'basic')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'opaque', description: 'An API access token (3.0).' }, 'bearer')
    .addCookieAuth(SESSION_COOKIE, { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'Session of an operator.' }, 'session')
    .build();
  const paths: Record<string, Record<string, OperationObject>> = {};
  const put = (method: string, template: string, operation: OperationObject): void => {
    (paths[pathOf(template)] ??= {})[method.toLowerCase()] = operation;
  };
  for (const { method, path, session, ...route } of openRoutes) {
    put(method, path, { ...operationOf(path, route, session !== true), tags: [tagOf(path)], security: session === true ? [{ session: [] }] : [] });
  }
  for (const [name, api] of Object.entries(apis) as [keyof typeof apis, Api][]) {
    for (const template of pathsOf(api)) {
      const operation = operationOf(template, described[name] ?? { summary: wordsOf(name) }, false);
      const operationId = template === api.basicPath || api.basicPath === api.bearerPath ? name : `${name}3`;
      put(api.method, template, { ...operation, operationId, description: rightNote(api, template), tags: [tagOf(template)], security: securityOf(api, template) });
    }
  }
  return { ...base, paths, components: { ...base.components, schemas: { ...schemas } } };
}
