import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { AGENT_FIELDS } from './agent-registration.ts';
import { loadText, temporaryDirectory } from './config.fixtures.ts';
import { renderExample, renderReference } from './documentation.fixtures.ts';
import { KEYS } from './keys.ts';
import { loadConfig } from './load-config.ts';
import { UNUSED_KEYS } from './unused.ts';

const GUIDE = fileURLToPath(new URL('../../docs/configuration.md', import.meta.url));
const EXAMPLE = fileURLToPath(new URL('../../config.example.yaml', import.meta.url));

describe('docs/configuration.md', () => {
  const BEGIN = '<!-- generated from src/config/keys.ts: vitest -u -->\n';
  const END = '\n<!-- end of what is generated -->';

  test('has every key of the table and no other (vitest -u writes it anew)', async () => {
    const [before = '', rest = ''] = (await readFile(GUIDE, 'utf8')).split(BEGIN);
    const after = rest.slice(rest.indexOf(END));
    expect(after).toContain(END);
    await expect(`${before}${BEGIN}\n${renderReference()}\n${after}`).toMatchFileSnapshot(GUIDE);
  });

  test('shows only configurations that work, and in which every key is known', async () => {
    const examples = [...(await readFile(GUIDE, 'utf8')).matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);
    expect(examples.length).toBeGreaterThan(2);
    for (const text of examples) {
      const { report } = await loadText(text, { WEATHER_TOKEN: 'token', OPENAI_API_KEY: 'sk-1', DB_PASSWORD: 'p' });
      expect(report.filter(({ status }) => status === 'unknown')).toEqual([]);
    }
  });
});

describe('config.example.yaml', () => {
  test('is what the table says (vitest -u writes it anew)', async () => {
    await expect(renderExample()).toMatchFileSnapshot(EXAMPLE);
  });

  test('changes nothing as it is: every key has its default', async () => {
    const { values } = await loadText(await readFile(EXAMPLE, 'utf8'));
    const { values: defaults } = await loadConfig({ env: {}, cwd: await temporaryDirectory() });
    expect(values).toEqual(defaults);
  });

  test('works with everything switched on, and holds every key', async () => {
    const everything = (await readFile(EXAMPLE, 'utf8')).replace(/^( *)#(?=\S)/gm, '$1');
    const env = {
      SWITCHBOARD_MASTER_KEY: 'sk-master',
      SWITCHBOARD_SALT_KEY: 'salt',
      DATABASE_URL: 'postgres://user:password@host:5432/database',
    };
    const { report, config } = await loadText(everything, env);
    const used = report.filter(({ status, line }) => status === 'used' && line !== null).map(({ key }) => key);
    const paths = Object.values(KEYS).map(({ path }) => path);
    expect(used.sort()).toEqual([...paths, 'agents[0]', 'agents[1]', 'environment_variables.EXAMPLE_VARIABLE'].sort());
    expect(report.filter(({ status }) => status === 'unknown')).toEqual([]);

    const fields = [...AGENT_FIELDS.keys()].filter((field) => !field.includes('.'));
    const written = new Set(config.agents.flatMap((agent) => Object.keys(agent)));
    expect([...written].sort()).toEqual(fields.sort());
  });
});

test('no key is both used and known as not used', () => {
  const paths: string[] = Object.values(KEYS).map(({ path }) => path);
  expect(paths.filter((path) => UNUSED_KEYS.has(path))).toEqual([]);
  expect(new Set(paths).size).toBe(paths.length);
});
