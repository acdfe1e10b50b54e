import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ConfigError } from './config-error.ts';
import { type LoadedConfig, loadConfig } from './load-config.ts';

/** A directory of its own for a test, with these files in it; gone when the test is. */
export async function temporaryDirectory(files: Record<string, string> = {}): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'switchboard-config-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(directory, name), text)));
  return directory;
}

/** Loads a `config.yaml` of this text, alone in its directory. */
export async function loadText(text: string, env: NodeJS.ProcessEnv = {}): Promise<LoadedConfig> {
  return loadConfig({ env, cwd: await temporaryDirectory({ 'config.yaml': text }) });
}

/** What loading complains about, line by line. */
export async function problemsOf(loading: Promise<unknown>): Promise<string[]> {
  const error: unknown = await loading.then(
    () => new Error('the configuration was accepted'),
    (failure: unknown) => failure,
  );
  if (!(error instanceof ConfigError)) throw error;
  return error.message.split('\n');
}
