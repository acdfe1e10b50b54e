import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { problemsOf, temporaryDirectory } from '../config.fixtures.ts';
import { loadConfig } from '../load-config.ts';
import { formatReport } from '../report.ts';

const model = (name: string): string => `  - { model_name: ${name}, litellm_params: { model: mock/${name} } }\n`;
const AGENT = '  - { agent_name: planner, url: "http://127.0.0.1:1" }\n';

async function loadFiles(files: Record<string, string>, env: NodeJS.ProcessEnv = {}) {
  return loadConfig({ env, cwd: await temporaryDirectory(files) });
}

const problemsIn = (files: Record<string, string>): Promise<string[]> => problemsOf(loadFiles(files));

describe('files that a file includes', () => {
  test('are read as if their content stood in it: lists are joined, sections put together', async () => {
    const { config, written, root } = await loadFiles({
      'config.yaml': `include: [models.yaml, agents.yaml]\nmodel_list:\n${model('one')}server: { port: 5000 }\n`,
      'models.yaml': `model_list:\n${model('two')}router_settings: { num_retries: 7 }\n`,
      'agents.yaml': `agents:\n${AGENT}server: { max_streams: 5 }\nmodel_list:\n`,
    });
    expect(config.models.map(({ model_name }) => model_name)).toEqual(['one', 'two']);
    expect(config.agents.map(({ agent_name }) => agent_name)).toEqual(['planner']);
    expect(config.server).toMatchObject({ port: 5000, maxStreams: 5 });
    expect(config.modelRouting.retries).toBe(7);
    expect(written).toMatchObject({ model_list: [{}, {}], agents: [{}], server: { port: 5000, max_streams: 5 } });
    expect(root).not.toHaveProperty('include');
  });

  test('win with their single values, and the report says which line counts and which does not', async () => {
    const { config, report } = await loadFiles({
      'config.yaml': 'include: [other.yaml]\nserver: { port: 5000, public_url: "https://one.example" }\nlog: debug\n',
      'other.yaml': '\nserver: { port: 6000 }\nlog: { level: warn }\ngeneral_settings: { master_key: }\n',
    });
    expect(config.server).toMatchObject({ port: 6000, publicUrl: new URL('https://one.example') });
    expect(config.log.level).toBe('warn');
    expect(formatReport(report, { file: 'config.yaml' }).split('\n')).toEqual([
      'used     config.yaml:1  include[0]         "other.yaml"           is read, too',
      'ignored  config.yaml:2  server.port                               other.yaml:2 wins',
      'used     config.yaml:2  server.public_url  "https://one.example"',
      'ignored  config.yaml:3  log                                       other.yaml:3 wins',
      'used     other.yaml:2   server.port        6000',
      'used     other.yaml:3   log.level          "warn"',
      '4 used, 2 ignored, 0 unknown, 0 wrong',
    ]);
  });

  test('may include others, by names that start where they are, and that hold variables', async () => {
    const cwd = await temporaryDirectory({ 'deep.yaml': `model_list:\n${model('deep')}` });
    const other = await temporaryDirectory({ 'a.yaml': `include: [b.yaml]\nmodel_list:\n${model('a')}` });
    await writeFile(join(other, 'b.yaml'), `model_list:\n${model('b')}`);
    await writeFile(join(cwd, 'config.yaml'), `include: ["\${ELSEWHERE}/a.yaml", os.environ/NAME]\n`);
    const { config } = await loadConfig({ env: { ELSEWHERE: other, NAME: 'deep.yaml' }, cwd });
    expect(config.models.map(({ model_name }) => model_name)).toEqual(['a', 'b', 'deep']);
  });

  test('that nothing else includes are not read', async () => {
    const { config, report } = await loadFiles({ 'config.yaml': 'include:\n', 'models.yaml': 'agents: 1\n' });
    expect([config.models, report]).toEqual([[], []]);
  });
});

describe('what is wrong is told with its file and line', () => {
  test('of a value, wherever it stands after the files were put together', async () => {
    const text = await problemsIn({
      'config.yaml': `include: [a.yaml, b.yaml]\nagents:\n${AGENT}server: { port: many }\n`,
      'a.yaml': `agents:\n${AGENT}server: { max_streams: soon }\n`,
      'b.yaml': 'agents:\n  - { agent_name: b }\n',
    });
    expect(text).toEqual([
      expect.stringContaining('config.yaml:4:17: server.port: "many" is wrong'),
      expect.stringContaining('a.yaml:2:19: agents[1].agent_name: names an agent that an earlier entry names already'),
      expect.stringContaining('a.yaml:3:24: server.max_streams: "soon" is wrong'),
      expect.stringContaining('b.yaml:2:5: agents[2]: has no address'),
    ]);
  });

  test.each([
    [
      'is missing',
      { 'config.yaml': 'include: [gone.yaml]\n' },
      'config.yaml:1:11: include[0]: names gone.yaml, which cannot be read (ENOENT), expected a YAML file',
    ],
    [
      'is a directory',
      { 'config.yaml': 'include: [.]\n' },
      'config.yaml:1:11: include[0]: names ., which cannot be read (EISDIR), expected a YAML file',
    ],
    [
      'includes itself',
      { 'config.yaml': 'include: [config.yaml]\n' },
      'config.yaml:1:11: include[0]: names config.yaml, which is read already: expected each file once',
    ],
    [
      'is part of a circle',
      { 'config.yaml': 'include: [a.yaml]\n', 'a.yaml': '\ninclude: [config.yaml]\n' },
      'a.yaml:2:11: include[0]: names config.yaml, which is read already: expected each file once',
    ],
    [
      'has no name',
      { 'config.yaml': 'include: [{ file: a.yaml }]\n' },
      'config.yaml:1:11: include[0]: is no name of a file',
    ],
    [
      'is named by a variable that is not set',
      { 'config.yaml': 'include: [os.environ/GONE]\n' },
      'config.yaml:1:11: include[0]: the variable GONE is not set, expected it in the environment or in .env',
    ],
    [
      'is no list',
      { 'config.yaml': 'include: a.yaml\n' },
      'config.yaml:1:10: include: is no list of files, expected lines that start with "-"',
    ],
    [
      'holds a list',
      { 'config.yaml': 'include: [a.yaml]\n', 'a.yaml': '- 1\n' },
      'a.yaml: the file holds a single value or a list, expected sections such as "agents:"',
    ],
  ] as const)('of an included file that %s', async (_, files, problem) => {
    expect(await problemsIn(files)).toEqual([problem]);
  });

  test('of a key that nothing reads, also in a file of another directory', async () => {
    const elsewhere = await temporaryDirectory({ 'more.yaml': 'server: { prot: 1 }\n' });
    onTestFinished(() => rm(elsewhere, { recursive: true, force: true }));
    const { report } = await loadFiles({ 'config.yaml': `include: ["${elsewhere}/more.yaml"]\n` });
    expect(report).toContainEqual({
      key: 'server.prot',
      file: join(elsewhere, 'more.yaml'),
      line: 1,
      status: 'unknown',
      value: '',
      note: 'did you mean server.port?',
    });
  });
});
