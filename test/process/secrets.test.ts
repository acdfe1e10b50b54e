import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startSampleAgent } from '../../src/sample/index.ts';
import { closeServer, listen } from '../peers/listen.ts';
import { postgresSkipped, requestTestDatabase } from '../support/test-database.ts';
import { callable, openStream, recordsOf, say } from './calls.ts';
import { askingAt, type RunningGateway, scratchDirectory, startSwitchboard } from './switchboard.ts';

// Values that stand nowhere but where they are meant to: finding one means that it leaked.
const CANARIES = {
  masterKey: 'sk-canary-Mz3kQ8vL1tYb7Rw5Xc0N',
  saltKey: 'canary-Sx9pW2hD6jFu4Ge8Ia1K',
  header: 'canary-Hq5nB7mV3cZs6Dl0Po2T',
  password: 'canary-Pe1rT8yU4iOk9Lj3Wm6Q',
};

/** An agent whose card is fine and whose every answer is an error that repeats what it was sent. */
async function startBlabbingAgent(): Promise<{ url: string; received: unknown[] }> {
  const received: unknown[] = [];
  let url = '';
  const server = createServer((request, response) => {
    received.push(request.headers['x-internal']);
    const headers = { 'content-type': 'application/json' };
    if (request.url === '/.well-known/agent-card.json') response.writeHead(200, headers).end(cardOf(url));
    else response.writeHead(500, headers).end(JSON.stringify({ error: request.headers }));
  });
  url = await listen(server);
  onTestFinished(() => closeServer(server));
  return { url, received };
}

const cardOf = (url: string): string =>
  JSON.stringify({
    protocolVersion: '0.3.0',
    name: 'Blabbing',
    description: 'Says too much.',
    version: '1',
    url,
    capabilities: {},
    defaultInputModes: ['text/plain'],
    defaultOutputModes: ['text/plain'],
    skills: [{ id: 's', name: 'S', description: 'Fails.', tags: ['t'] }],
  });

/** Does what makes a gateway talk: calls that succeed and fail, wrong keys, refused requests, management. */
async function exercise(gateway: RunningGateway, callerKey: string): Promise<string[]> {
  const caller = askingAt(gateway.url, callerKey);
  const stranger = askingAt(gateway.url, `${callerKey.slice(0, -1)}_`);
  const said = [
    await say(caller, 'sample', 'hello'),
    await (await openStream(caller, 'sample', 'slow 2 5')).rest(),
    await say(caller, 'blabbing', 'hello'),
    await say(caller, 'gone', 'hello'),
    await say(stranger, 'sample', 'hello'),
    await say(caller, 'sample', 'hello', { body: '{"broken' }),
  ];
  const paths = ['/v1/agents', '/key/list?return_full_object=true', '/health', '/metrics', '/v1/calls', '/nowhere'];
  const answers = await Promise.all(paths.map(async (path) => (await gateway.ask(path)).text()));
  const refused = await gateway.ask('/v1/agents', { agent_name: 'bad name', static_headers: CANARIES.header });
  return [...said, ...answers, await refused.text()];
}

/** Everything below a directory, as one text in which any byte sequence is found. */
async function contentsOf(directory: string): Promise<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
}

const leaksIn = (text: string, secrets: Record<string, string>) =>
  Object.keys(secrets).filter((name) => text.includes(secrets[name] ?? ''));

/** Runs a gateway at its most talkative and looks for secrets in all that is left of it. */
async function findLeaks(env: Record<string, string>) {
  const [agent, blabbing] = await Promise.all([startSampleAgent(), startBlabbingAgent()]);
  onTestFinished(() => agent.close());
  const withHeader = `static_headers: {X-Internal: "${CANARIES.header}"}`;
  const cwd = await scratchDirectory();
  const config = await scratchDirectory({
    'config.yaml':
      'general_settings: {store_prompts_in_spend_logs: true}\n' +
      `agents:\n  - {agent_name: sample, url: "${agent.url}", ${withHeader}}\n` +
      `  - {agent_name: gone, url: "http://127.0.0.1:1", ${withHeader}}\n`,
  });
  const gateway = await startSwitchboard(
    {
      cwd,
      env: {
        SWITCHBOARD_MASTER_KEY: CANARIES.masterKey,
        SWITCHBOARD_SALT_KEY: CANARIES.saltKey,
        SWITCHBOARD_LOG_LEVEL: 'trace',
        ...env,
      },
    },
    ['--config', join(config, 'config.yaml')],
  );
  await callable(gateway, 'sample');
  await gateway.read('/v1/agents', {
    agent_name: 'blabbing',
    url: blabbing.url,
    static_headers: { 'x-internal': CANARIES.header },
  });
  const { key } = await gateway.read<{ key: string }>('/key/generate', {
    object_permission: { agents: ['sample', 'blabbing', 'gone'] },
  });
  const secrets = { ...CANARIES, callerKey: key, callerKeyPart: key.slice(3, 30) };

  const answers = await exercise(gateway, key);
  const records = JSON.stringify(await recordsOf(gateway, 'sample'));
  const whileRunning = await contentsOf(cwd);
  const { code, stdout, stderr } = await gateway.stop();
  expect(code).toBe(0);
  // The secrets were in use, the log was written, and is JSON throughout.
  expect(blabbing.received).toContain(CANARIES.header);
  expect(gateway.process.logLines().length).toBeGreaterThan(3);
  const places = {
    answers: answers.join('\n'),
    records,
    whileRunning,
    afterwards: await contentsOf(cwd),
    stdout,
    stderr,
  };
  // What is no secret is found where it belongs, so the others would be.
  expect(leaksIn(places.answers, { name: 'blabbing' })).toEqual(['name']);
  if (!env['DATABASE_URL']) expect(leaksIn(places.afterwards, { name: 'blabbing' })).toEqual(['name']);
  return Object.fromEntries(Object.entries(places).map(([place, text]) => [place, leaksIn(text, secrets)]));
}

const NO_LEAKS = { answers: [], records: [], whileRunning: [], afterwards: [], stdout: [], stderr: [] };

it('promise: no secret stands in answers, records, outputs, journal or database', async () => {
  expect(await findLeaks({})).toEqual(NO_LEAKS);
});

const skipped = postgresSkipped();
it.skipIf(skipped)(`nor does the password of PostgreSQL${skipped ? ` (${skipped})` : ''}`, async () => {
  const url = new URL(await requestTestDatabase());
  url.password = CANARIES.password;
  expect(await findLeaks({ DATABASE_URL: url.href })).toEqual(NO_LEAKS);
});
