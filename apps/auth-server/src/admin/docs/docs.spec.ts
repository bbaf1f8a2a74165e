import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clientSettings, serviceSettings } from '@symbolon/contract';
import type { FastifyInstance } from 'fastify';
import { createApp, type App } from '../../app.js';
import { apis, pathsOf, type Api } from '../../engine-api/apis.js';
import { fakeParts } from '../../testing/fake-parts.js';
import { openRoutes } from './openapi.js';

interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly operationId?: string;
  readonly security: readonly Record<string, readonly string[]>[];
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: { readonly $ref?: string } }> };
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, { readonly properties?: Record<string, object> }>; readonly securitySchemes: Record<string, object> };
}

let app: App;
let http: FastifyInstance;
let document: Document;

beforeAll(async () => {
  app = await createApp(fakeParts);
  http = app.nest.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  document = (await http.inject('/api/docs/openapi.json')).json<Document>();
});

afterAll(() => app.nest.close());

const operationAt = (method: string, template: string): Operation | undefined => document.paths[template.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
const rows = Object.entries(apis).flatMap(([name, api]) => pathsOf(api).map((template) => [name, api.method, template, api as Api] as const));

describe('the document', () => {
  test.each(rows)('has %s: %s %s with its right and its credentials', (_, method, template, api) => {
    const operation = operationAt(method, template);
    expect(operation?.description).toContain(`\`${api.right}\``);
    const schemes = operation?.security.flatMap((one) => Object.keys(one));
    expect(schemes).toEqual([...(template === api.basicPath ? ['basic'] : []), ...(template === api.bearerPath ? ['bearer', 'session'] : [])]);
    expect(operation?.summary).not.toBe('');
    const named = [...template.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter);
    expect(operation?.parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name)).toEqual(named);
  });

  test('has every other route of the server, and no route that there is not', () => {
    const listed = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`));
    expect(listed.sort()).toEqual(app.routes.all().filter(({ path }) => path.startsWith('/api/')).map(({ method, path }) => `${method} ${path}`).sort());
    expect(openRoutes.every(({ method, path }) => operationAt(method, path) !== undefined)).toBe(true);
  });

  test('describes every setting, as the tables have it', () => {
    expect(Object.keys(document.components.schemas['Service']?.properties ?? {})).toEqual(Object.keys(serviceSettings));
    expect(Object.keys(document.components.schemas['Client']?.properties ?? {})).toEqual(Object.keys(clientSettings));
    expect(document.components.schemas['Service']?.properties?.['pushedAuthReqDuration']).toMatchObject({ type: 'integer', description: expect.stringContaining('In seconds.') });
    expect(operationAt('POST', '/api/:serviceId/service/update')?.requestBody?.content['application/json']?.schema.$ref).toBe('#/components/schemas/Service');
  });

  test('refers to nothing that it does not have, and names each operation once', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference = '']) => reference);
    expect(references.length).toBeGreaterThan(100);
    expect(references.filter((reference) => !(reference.replace('#/components/schemas/', '') in document.components.schemas))).toEqual([]);
    const schemes = new Set(Object.values(document.paths).flatMap((methods) => Object.values(methods)).flatMap(({ security }) => security.flatMap((one) => Object.keys(one))));
    expect([...schemes].filter((scheme) => !(scheme in document.components.securitySchemes))).toEqual([]);
    const names = Object.values(document.paths).flatMap((methods) => Object.values(methods)).flatMap(({ operationId }) => operationId ?? []);
    expect(new Set(names).size).toBe(names.length);
    expect(document.openapi).toBe('3.0.3');
  });
});

describe('the page', () => {
  test('runs no script but its own files', async () => {
    const page = await http.inject('/api/docs');
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    expect(page.payload).not.toMatch(/<script(?![^>]* src="\/api\/docs\/)|https?:\/\//);
    for (const [, path = ''] of page.payload.matchAll(/(?:src|href)="(\/[^"]*)"/g)) expect([path, (await http.inject(path)).statusCode]).toEqual([path, 200]);
  });

  test('is found with a slash at its end too', async () => expect((await http.inject('/api/docs/')).statusCode).toBe(200));
});
