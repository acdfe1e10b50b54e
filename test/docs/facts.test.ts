import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../../src/config/index.ts';
import { ERRORS } from '../../src/protocol/index.ts';
import { GUIDES, guide, inlineCode, namesUnder, sectionOf } from './documents.ts';
import { type Stage, startStage } from './stage.ts';

// What the guides name exists, under that name.

const MISSING_ROUTES = '## What is not there yet';

let stage: Stage;
let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'switchboard-docs-'));
  stage = await startStage();
});
afterAll(async () => {
  await stage?.close();
  await rm(scratch, { recursive: true, force: true });
});

const METHOD = /^(GET|POST|PUT|PATCH|DELETE) (\/[^\s?…]*)/;

/** `GET /v1/calls/{id}` and its like, with a name in place of what is in braces. */
const routesIn = (text: string): { method: string; path: string }[] =>
  inlineCode(text).flatMap((code) => {
    const [, method, path] = METHOD.exec(code) ?? [];
    return method && path ? [{ method, path: path.replaceAll(/\{\w+\}/g, 'sample') }] : [];
  });

/** A route that exists answers nobody in particular, or asks for a key; it never says that it is not there. */
async function statusOf({ method, path }: { method: string; path: string }): Promise<number> {
  const response = await fetch(stage.gateway.url + path, { method });
  await response.body?.cancel();
  return response.status;
}

async function statusesOf(text: string): Promise<Record<string, number>> {
  const statuses: Record<string, number> = {};
  for (const route of routesIn(text)) {
    if (FROM_THE_ROOT.test(route.path)) statuses[`${route.method} ${route.path}`] = await statusOf(route);
  }
  return statuses;
}

/** Paths from the root; others are meant below an agent's address. */
const FROM_THE_ROOT =
  /^\/(a2a|agent|global|health|key|login|metrics|model|organization|public|spend|team|ui|user|v1)\b(?!\/card$)/;

describe.each(GUIDES)('$name', ({ text }) => {
  it('names only routes that there are', async () => {
    const statuses = await statusesOf(text.replace(sectionOf(text, MISSING_ROUTES), ''));
    expect(Object.entries(statuses).filter(([, status]) => status === 404 || status === 405)).toEqual([]);
  });

  it('names only variables that are read, and codes that exist', async () => {
    const unknown: string[] = [];
    for (const name of capitalsIn(text)) if (!(name in ERRORS) && !(await isRead(name))) unknown.push(name);
    expect(unknown).toEqual([]);
  });

  it('shows only configurations that work, and in which every key is known', async () => {
    for (const yaml of configurationsIn(text)) {
      const file = join(scratch, 'of-a-guide.yaml');
      await writeFile(file, yaml);
      const { report } = await loadConfig({ file, env: variablesIn(yaml), cwd: scratch });
      expect(report.filter(({ status }) => status === 'unknown')).toEqual([]);
    }
  });
});

it('the routes that are said to be missing are', async () => {
  const missing = await statusesOf(sectionOf(guide('migrating-from-litellm.md'), MISSING_ROUTES));
  expect(Object.keys(missing).length).toBeGreaterThan(4);
  expect(Object.entries(missing).filter(([, status]) => status !== 404)).toEqual([]);
});

/** Names in capitals with an underscore, and the two variables without one; not those of A2A's enums. */
const capitalsIn = (text: string): string[] =>
  [
    ...new Set(
      inlineCode(text).flatMap((code) => code.match(/\b(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|PORT|HOST)\b/g) ?? []),
    ),
  ].filter((name) => !/^(ROLE|TASK_STATE)_/.test(name));

/** What the commands of the guides take from the reader's shell. */
const READERS_OWN = new Set(['AGENT_URL', 'SWITCHBOARD_URL', 'SWITCHBOARD_KEY', 'CALLER_KEY']);

/** What `npm run fuzz` takes (docs/security.md). */
const OF_THE_FUZZER = new Set(['FUZZ_SEED', 'FUZZ_REQUESTS', 'FUZZ_SECONDS']);

/** What providers, clouds and their tools set for every program; read when a model's entry or an agent's credentials ask for it. */
const OF_CLOUDS = new Set([
  'GOOGLE_APPLICATION_CREDENTIALS',
  'AZURE_FEDERATED_TOKEN_FILE',
  'AWS_ACCESS_KEY_ID',
  'AWS_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_BEARER_TOKEN_BEDROCK',
  'AWS_BEDROCK_RUNTIME_ENDPOINT',
  'AWS_REGION_NAME',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'VERTEXAI_PROJECT',
  'VERTEXAI_LOCATION',
  'VERTEX_LOCATION',
  'VERTEXAI_CREDENTIALS',
  'GEMINI_API_KEY',
  'GOOGLE_API_KEY',
]);

/** A variable is read if setting it to nonsense is reported, or stops the start. */
async function isRead(name: string): Promise<boolean> {
  if (READERS_OWN.has(name) || OF_THE_FUZZER.has(name) || OF_CLOUDS.has(name)) return true;
  try {
    const { report } = await loadConfig({ env: { [name]: 'nonsense' }, cwd: scratch });
    return report.some(({ key, status }) => key === name && status !== 'unknown');
  } catch (error) {
    return error instanceof ConfigError;
  }
}

const configurationsIn = (text: string): string[] =>
  [...text.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, yaml = '']) => yaml);

const variablesIn = (yaml: string): Record<string, string> =>
  Object.fromEntries(
    [...yaml.matchAll(/(?:os\.environ\/|\$\{)([A-Z_]+)/g)].map(([, name = '']) => [
      name,
      name.endsWith('_CREDENTIALS') ? '{"type":"service_account"}' : `a ${name}`,
    ]),
  );

describe('docs/operations.md', () => {
  it('names every metric of the gateway and no other', async () => {
    const exposed = [...(await exposedMetrics()).matchAll(/^# TYPE (switchboard_\w+)/gm)].map(([, name]) => name);
    expect(new Set(namesUnder(guide('operations.md'), '## Metrics'))).toEqual(new Set(exposed));
  });
});

async function exposedMetrics(): Promise<string> {
  const headers = { authorization: `Bearer ${stage.gateway.adminKey}` };
  return (await fetch(`${stage.gateway.url}/metrics`, { headers })).text();
}

describe('docs/calls.md', () => {
  interface Schemas {
    components: { schemas: { Call: { properties: Record<string, { enum?: string[] }> } } };
  }
  const callSchema = async () =>
    (await stage.gateway.manage<Schemas>('GET', '/openapi.json')).components.schemas.Call.properties;

  it('names every field of a record and no other', async () => {
    const names = namesUnder(guide('calls.md'), '## What a record holds');
    expect(names.sort()).toEqual(Object.keys(await callSchema()).sort());
  });

  it('names every outcome and operation and no other', async () => {
    const { outcome, operation } = await callSchema();
    expect(namesUnder(guide('calls.md'), '### Outcomes')).toEqual(outcome?.enum);
    const operations = inlineCode(sectionOf(guide('calls.md'), '### Operations'));
    expect(operations.sort()).toEqual([...(operation?.enum ?? [])].sort());
  });
});
