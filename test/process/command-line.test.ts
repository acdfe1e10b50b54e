import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closeServer, listen } from '../peers/listen.ts';
import { runToEnd, scratchDirectory, startSwitchboard } from './switchboard.ts';

const STACK_LINE = /^\s+at /m;

// src/cli/command-line.test.ts goes through everything that can be typed; here it is a process that ends.

it('help and version are for standard output, and end with 0', async () => {
  const cwd = await scratchDirectory();
  const [help, version] = await Promise.all([runToEnd(['--help'], { cwd }), runToEnd(['version'], { cwd })]);
  expect(help).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringContaining('USAGE switchboard start|demo|check'),
  });
  expect(version).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

it('what is typed wrong ends with 2', async () => {
  const ended = await runToEnd(['start', '--prot', '1'], { cwd: await scratchDirectory() });
  const stderr = "switchboard start: Unknown option '--prot'.\nSee: switchboard start --help\n";
  expect(ended).toEqual({ code: 2, signal: null, stdout: '', stderr });
});

describe('what cannot be done ends with 1, in one message without a stack trace', () => {
  const failing = async (typed: string, options: { env?: Record<string, string>; files?: Record<string, string> }) => {
    const cwd = await scratchDirectory(options.files);
    const ended = await runToEnd(typed.split(' '), { cwd, ...(options.env && { env: options.env }) });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).not.toMatch(STACK_LINE);
    return ended.stderr.replaceAll(cwd, '.');
  };

  it('a file that is wrong: every problem with its line', async () => {
    const files = { 'config.yaml': 'server:\n  port: seventy\n  trusted_proxies: [here]\n' };
    expect(await failing('start', { files })).toBe(
      'switchboard start: The configuration cannot be used:\n' +
        'config.yaml:2:9: server.port: "seventy" is wrong, expected a whole number, from 0 to 65535\n' +
        'config.yaml:3:3: server.trusted_proxies: ["here"] is wrong, expected a list of addresses or networks such as 10.0.0.0/8\n',
    );
  });

  it('a file that is not there', async () => {
    expect(await failing('start --config there.yaml', {})).toContain('there.yaml: cannot be read (ENOENT)');
  });

  it('a weak master key, which is not shown', async () => {
    const said = await failing('start', { env: { SWITCHBOARD_MASTER_KEY: 'sk-123412341234' } });
    expect(said).toContain('switchboard start: SWITCHBOARD_MASTER_KEY is too weak: it has fewer than 16 characters');
    expect(said).not.toContain('123412341234');
  });

  it('a port that is taken', async () => {
    const other = createServer();
    const { port } = new URL(await listen(other));
    onTestFinished(() => closeServer(other));
    expect(await failing(`start --no-sample --port ${port}`, {})).toContain(
      `switchboard start: Cannot listen on 127.0.0.1, port ${port}: another process listens there. ` +
        'Choose another port with --port or PORT, or stop that process (EADDRINUSE).\n',
    );
  });

  it('an address that is not of this machine', async () => {
    const said = await failing('start --no-sample --port 0 --host 192.0.2.1', {});
    expect(said).toContain('this machine does not have that address. Choose another address with --host or HOST');
  });

  it('a PostgreSQL that is not there, without its password', async () => {
    const env = { DATABASE_URL: 'postgres://switchboard:hush-hush@127.0.0.1:1/switchboard' };
    for (const command of ['start', 'migrate']) {
      const said = await failing(command, { env });
      expect(said).toContain(
        `switchboard ${command}: Cannot reach PostgreSQL at 127.0.0.1:1/switchboard: connect ECONN`,
      );
      expect(said).not.toContain('hush-hush');
    }
  });

  it('a gateway that is not there, or is none, or takes another key', async () => {
    const none = await failing('keys list --admin-key x --url http://127.0.0.1:1', {});
    expect(none).toBe(
      'switchboard keys list: No gateway could be reached at http://127.0.0.1:1: ECONNREFUSED. Does it run?\n',
    );
    const other = createServer((_, response) => response.end('<html>'));
    const address = await listen(other);
    onTestFinished(() => closeServer(other));
    expect(await failing(`keys list --admin-key x --url ${address}`, {})).toBe(
      `switchboard keys list: What answers at ${address} is not a Switchboard gateway (HTTP 200).\n`,
    );
    const { url } = await startSwitchboard({ cwd: await scratchDirectory() }, ['--no-sample']);
    expect(await failing(`keys list --admin-key sk-wrong --url ${url}`, {})).toMatch(/^switchboard keys list: .*key/);
  });
});

it('an unexpected fault is logged as a line of JSON, and ends the process with 1', async () => {
  // A module loaded before the gateway stands for the bug that nobody knows yet.
  const cwd = await scratchDirectory({
    'bug.mjs': "process.on('SIGUSR2', () => { throw new Error('a bug'); });\n",
  });
  const gateway = await startSwitchboard({ cwd, nodeArgs: ['--import', './bug.mjs'] }, ['--no-sample']);
  gateway.process.kill('SIGUSR2');
  expect(await gateway.process.ended).toMatchObject({ code: 1 });
  expect(gateway.process.logLines().at(-1)).toMatchObject({ level: 'fatal', err: { message: 'a bug' } });
});
