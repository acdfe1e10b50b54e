import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type LoadedConfig, type LoadOptions, loadConfig } from './load-config.ts';

export interface WatchOptions extends Omit<LoadOptions, 'file'> {
  file: string;
  /** The file has changed and cannot be used: what runs goes on as it is. */
  onError: (error: unknown) => void;
  /** Quiet time after the last change, milliseconds: editors and mounts change a file in several steps. */
  settleMs?: number;
}

/**
 * Watches the file and hands over each new configuration, once it is valid as a whole. The directory is watched rather
 * than the file: editors replace files, and Kubernetes swaps a link beside them.
 *
 * @param onChange never called twice at a time; what it throws goes to `onError`
 * @returns once changes are noticed: a function that stops watching and waits for what is under way
 */
export async function watchConfig(
  options: WatchOptions,
  onChange: (loaded: LoadedConfig) => void | Promise<void>,
): Promise<() => Promise<void>> {
  const { watch } = await import('chokidar');
  const path = resolve(options.cwd, options.file);
  const settleMs = options.settleMs ?? 200;
  let known = await contentOf(path);
  let timer: NodeJS.Timeout | undefined;
  let underWay = Promise.resolve();

  const reload = async (): Promise<void> => {
    const content = await contentOf(path);
    // Gone or empty for a moment while it is replaced, or touched without a change.
    if (!content?.trim() || content === known) return;
    known = content;
    await loadConfig(options).then(onChange).catch(options.onError);
  };
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      underWay = underWay.then(reload);
    }, settleMs);
  };

  const watcher = watch(dirname(path), { depth: 0, ignoreInitial: true });
  // `raw` tells of swapped links too, which are no change of any file by themselves.
  watcher.on('all', schedule).on('raw', schedule).on('error', options.onError);
  await new Promise<void>((ready) => watcher.once('ready', ready));
  return async () => {
    clearTimeout(timer);
    await watcher.close();
    await underWay;
  };
}

const contentOf = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);
