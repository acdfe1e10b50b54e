import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERRORS } from '../protocol/index.ts';
import { type AdminBench, createAdminBench } from './admin.fixtures.ts';
import { ROUTES } from './admin.ts';

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters?: { in: string; name: string; required?: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>;
}

interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
}

let bench: AdminBench;
let document: Document;
let operations: { path: string; method: string; operation: Operation }[];

beforeAll(async () => {
  bench = await createAdminBench();
  document = (await bench.ask('GET', '/openapi.json', undefined, null)).json as unknown as Document;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
});

afterAll(() => bench.app.close());

describe('the OpenAPI document', () => {
  it('is of version 3.1 and names the gateway’s version', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Switchboard management API', version: '1.2.3' },
    });
  });

  it('lists exactly the declared routes, under their names', () => {
    const listed = operations.map(
      ({ path, method, operation }) => `${method.toUpperCase()} ${path} ${operation.operationId}`,
    );
    expect(listed.sort()).toEqual(ROUTES.map(({ method, path, name }) => `${method} ${path} ${name}`).sort());
    expect(new Set(ROUTES.map(({ name }) => name)).size).toBe(ROUTES.length);
  });

  it('refers only to what it holds', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(ROUTES.length);
    for (const [, name = ''] of references) expect(document.components.schemas).toHaveProperty([name]);
    for (const { operation } of operations)
      for (const scheme of operation.security.flatMap(Object.keys))
        expect(document.components.securitySchemes).toHaveProperty(scheme);
  });

  it('declares every parameter that stands in a path', () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(declared.map(({ name }) => name)).toEqual(inPath);
      expect(declared.every(({ required }) => required)).toBe(true);
    }
  });

  it('says for every route what it answers, and with which errors of the table', () => {
    for (const { operation } of operations) {
      expect(operation.summary).toMatch(/\.$/);
      expect(Object.keys(operation.responses)).toContain('200');
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(Object.values(response.content)[0]?.schema).toBeDefined();
        if (!response.content['application/json']?.schema || Number(status) < 400 || status === '503') continue;
        for (const code of response.description.split(', ')) expect(ERRORS).toHaveProperty(code);
      }
    }
  });

  it('says which routes need a key', () => {
    const open = operations.filter(({ operation }) => operation.security.length === 0).map(({ path }) => path);
    expect(open.sort()).toEqual(
      ROUTES.filter(({ permission }) => permission === 'open')
        .map(({ path }) => path)
        .sort(),
    );
  });
});

describe('the documentation page', () => {
  it('comes from this server alone: nothing inline, nothing from elsewhere, in nobody’s frame', async () => {
    const page = await bench.ask('GET', '/docs/', undefined, null);
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; img-src 'self' data:;",
    );
    expect(page.text).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page.text).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle="|\son\w+="/);
    const initializer = await bench.ask('GET', '/docs/static/swagger-initializer.js', undefined, null);
    expect(initializer.text.replaceAll(/^\s*\/\/.*$/gm, '')).not.toMatch(/https?:\/\//);
  });

  it('wears the brand of the admin UI', async () => {
    const page = await bench.ask('GET', '/docs/', undefined, null);
    expect(page.text).toContain('<title>Switchboard API</title>');
    for (const [, file = ''] of page.text.matchAll(/href="\.\/static\/(theme\/[^"]+)"/g))
      expect((await bench.ask('GET', `/docs/static/${file}`, undefined, null)).status).toBe(200);
    const mark = await bench.ask('GET', '/docs/static/theme/mark.svg', undefined, null);
    expect(mark.text).toBe((await readFile('ui/public/mark.svg', 'utf8')).trim());
  });
});
