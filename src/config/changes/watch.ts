import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type LoadedConfig, type LoadOptions, loadConfig, readConfigFiles } from '../load-config.ts';

export interface WatchOptions extends Omit<LoadOptions, 'file'> {
  file: string;
  /** The file has changed and cannot be used: what runs goes on as it is. */
  onError: (error: unknown) => void;
  /** Quiet time after the last change, milliseconds: editors and mounts change a file in several steps. */
  settleMs?: number;
}

/**
 * Watches the file, and those that it includes, and hands over each new configuration, once it is valid as a whole. The
 * directories are watched rather than the files: editors replace files, and Kubernetes swaps a link beside them.
 *
 * @param onChange never called twice at a time; what it throws goes to `onError`
 * @returns once changes are noticed: a function that stops watching and waits for what is under way
 */
export async function watchConfig(
  options: WatchOptions,
  onChange: (loaded: LoadedConfig) => void | Promise<void>,
): Promise<() => Promise<void>> {
  const { watch } = await import('chokidar');
  const settleMs = options.settleMs ?? 200;
  let known: Texts = await textsOf(options);
  let timer: NodeJS.Timeout | undefined;
  let underWay = Promise.resolve();

  const reload = async (): Promise<void> => {
    const changed = await changedTexts(known);
    // Gone or empty for a moment while it is replaced, or touched without a change.
    if (!changed.some((text) => text?.trim())) return;
    known = await textsOf(options);
    watcher.add(directoriesOf(known));
    await loadConfig(options).then(onChange).catch(options.onError);
  };
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      underWay = underWay.then(reload);
    }, settleMs);
  };

  const watcher = watch(directoriesOf(known), { depth: 0, ignoreInitial: true });
  // `raw` tells of swapped links too, which are no change of any file by themselves.
  watcher.on('all', schedule).on('raw', schedule).on('error', options.onError);
  await new Promise<void>((ready) => watcher.once('ready', ready));
  return async () => {
    clearTimeout(timer);
    await watcher.close();
    await underWay;
  };
}

type Texts = ReadonlyMap<string, string | null>;

const textOf = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

/** The file's own text also while it cannot be read: the next one is to be noticed. */
async function textsOf(options: WatchOptions): Promise<Texts> {
  const path = resolve(options.cwd, options.file);
  return readConfigFiles(options).catch(() => new Map([[path, null]]));
}

/** Of the files that hold something else than what is known of them, what that is. */
async function changedTexts(known: Texts): Promise<(string | null)[]> {
  const texts = await Promise.all([...known].map(async ([path, before]) => ({ before, now: await textOf(path) })));
  return texts.filter(({ before, now }) => now !== before).map(({ now }) => now);
}

const directoriesOf = (files: Texts): string[] => [...new Set([...files.keys()].map((path) => dirname(path)))];
