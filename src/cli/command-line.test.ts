import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommandLine } from './command-line.ts';
import { switchboard } from './program.ts';

// What needs no gateway and no files; test/process runs the built program.

let said: { stdout: string; stderr: string };
beforeEach(() => {
  said = { stdout: '', stderr: '' };
  vi.spyOn(console, 'log').mockImplementation((line) => {
    said.stdout += `${line}\n`;
  });
  vi.spyOn(console, 'error').mockImplementation((line) => {
    said.stderr += `${line}\n`;
  });
});
afterEach(() => vi.restoreAllMocks());

const type = (typed: string, env: NodeJS.ProcessEnv = {}) =>
  runCommandLine(switchboard({ env, cwd: import.meta.dirname }), typed.split(' ').filter(Boolean));

describe('--help explains a command, without colours where nobody sees them', () => {
  it.each([
    ['--help', 'USAGE switchboard start|demo|check|keys|audit|migrate|version'],
    ['-h', 'Use switchboard <command> --help for more information about a command.'],
    ['start --port 1 -h', '--no-sample    Start without the sample agent'],
    ['check --help', 'USAGE switchboard check [OPTIONS]'],
    ['keys --help', 'USAGE switchboard keys create|list|delete|rotate-admin'],
    ['keys create --help', '--agents=<agents>    Names or ids of the agents it may call'],
    ['keys delete --help', 'USAGE switchboard keys delete [OPTIONS] <KEY>'],
    ['audit verify --help', 'USAGE switchboard audit verify [OPTIONS]'],
    ['migrate --help', 'USAGE switchboard migrate [OPTIONS]'],
  ])('switchboard %s', async (typed, expected) => {
    expect(await type(typed)).toBe(0);
    expect(said.stdout).toContain(expected);
    expect(said.stdout).toMatch(/ v\d+\.\d+\.\d+\)\n/);
    expect(said.stdout).not.toContain('\u001b');
    expect(said.stdout).not.toMatch(/ $/m);
    expect(said.stderr).toBe('');
  });
});

it.each(['version', '--version', '-v'])('switchboard %s prints the version alone', async (word) => {
  expect(await type(word)).toBe(0);
  expect(said.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe('what is typed wrong is refused with 2, in one message that leads to the help', () => {
  it.each([
    ['', 'switchboard: A command is missing. There are: start, demo, check, keys, audit, migrate, version.'],
    [
      'strat',
      'switchboard: "strat" stands where a command belongs. There are: start, demo, check, keys, audit, migrate, version.',
    ],
    [
      '--config x',
      'switchboard: "--config" stands where a command belongs. There are: start, demo, check, keys, audit, mi',
    ],
    ['constructor', 'switchboard: "constructor" stands where a command belongs.'],
    ['keys', 'switchboard keys: A command is missing. There are: create, list, delete, rotate-admin.'],
    ['keys make', 'switchboard keys: "make" stands where a command belongs.'],
    ['start --prot 1', "switchboard start: Unknown option '--prot'.\n"],
    ['start --no-config', "switchboard start: Unknown option '--no-config'.\n"],
    ['start --port', "switchboard start: Option '--port <value>' argument missing.\n"],
    ['start --sample=maybe', "switchboard start: Option '--sample' does not take an argument.\n"],
    ['start --port 70000', 'switchboard start: --port takes a number from 0 to 65535, not "70000".\n'],
    ['start --port=', 'switchboard start: --port takes a number from 0 to 65535, not "".\n'],
    ['start here', 'switchboard start: There is no place for "here".\n'],
    ['keys delete --admin-key x', 'switchboard keys delete: Missing required positional argument: KEY.\n'],
    ['keys list', 'switchboard keys list: This needs the admin key: set SWITCHBOARD_KEY, or pass --admin-key.\n'],
    ['audit verify --admin-key x --known 5', 'switchboard audit verify: "5" is no place in the log.'],
    ['keys list --admin-key x --url ftp://x', 'switchboard keys list: "ftp://x" is no address of a gateway.'],
  ])('switchboard %s', async (typed, message) => {
    expect(await type(typed)).toBe(2);
    expect(said.stdout).toBe('');
    expect(said.stderr).toContain(message);
    expect(said.stderr.endsWith(`\nSee: ${message.split(':', 1)[0]} --help\n`)).toBe(true);
    expect(said.stderr).not.toMatch(/^\s+at /m);
  });
});

it('takes address and key of a gateway from the variables that README tells; empty ones count as not set', async () => {
  const env = { SWITCHBOARD_URL: 'http://127.0.0.1:1', SWITCHBOARD_KEY: '', LITELLM_MASTER_KEY: 'sk-x' };
  expect(await type('keys list', env)).toBe(1);
  expect(said.stderr).toBe(
    'switchboard keys list: No gateway could be reached at http://127.0.0.1:1: ECONNREFUSED. Does it run?\n',
  );
});
