import { SwitchboardError } from '../../protocol/index.ts';
import { ConfigError } from '../config-error.ts';
import { KEYS } from '../keys.ts';
import type { LoadedConfig } from '../load-config.ts';
import type { Problem } from '../problem.ts';
import { byLine, type KeyReport } from '../report.ts';
import { type FileChange, fileChanges } from './file-changes.ts';
import { type ChangedKeys, changedKeys } from './reload.ts';

/** The configuration that is in force, and what became of the file since the start. */
export interface ConfigurationState {
  /** Absolute path; null when there is no file. */
  file: string | null;
  /** Where the gateway runs, by name; null when nothing says it. */
  environment: string | null;
  /** Epoch milliseconds. */
  loadedAt: number;
  /** What became of each key of the file, in its order, and of each variable. */
  report: readonly KeyReport[];
  /** The file as it was written, without secrets. */
  written: Readonly<Record<string, unknown>>;
  /** The last change that was taken over; null when there was none. */
  reloaded: { at: number; changed: readonly string[] } | null;
  /** Keys of the file that say something else than at the start, and wait for the next one. */
  waiting: readonly string[];
  /** The last change, when it cannot be used: what runs stays. */
  refused: { at: number; problems: readonly Problem[] } | null;
}

/** How the file differs now from what runs. */
export interface PendingConfiguration {
  /** Of what was found, for `apply`; null when it cannot be taken over. */
  revision: string | null;
  /** Whether changes are taken over by themselves, or when they are applied. */
  mode: 'auto' | 'confirm';
  /** Why the file cannot be used; empty when it can. */
  problems: readonly Problem[];
  changes: readonly FileChange[];
}

/** How the file is read again, and what is done with it. */
export interface ConfigurationSource {
  /** @throws ConfigError */
  reread(): Promise<LoadedConfig>;
  /** Puts it in force. */
  takeOver(next: LoadedConfig, changed: ChangedKeys): Promise<void>;
}

/** Keeps in mind what was read, for people who look; and takes over what is read again, one at a time. */
export interface RunningConfiguration {
  read(): ConfigurationState;
  /** Reads the file, and tells what is another in it. */
  pending(): Promise<PendingConfiguration>;
  /**
   * Takes the file over as `pending` has told it.
   *
   * @throws SwitchboardError CONFLICT when it is another by now; what taking over throws
   */
  apply(revision: string): Promise<ChangedKeys>;
  /** Where it comes from; until it is known, nothing is pending. */
  follow(source: ConfigurationSource): void;
  /** The file has changed: it is put in force, unless changes have to be applied. @returns whether it was */
  changed(next: LoadedConfig): Promise<boolean>;
  /** The file has changed, and is in force. */
  taken(next: LoadedConfig): void;
  /** The file has changed, and cannot be used. */
  refused(error: unknown): void;
}

/** @param clock epoch milliseconds */
export function createRunningConfiguration(started: LoadedConfig, clock: () => number): RunningConfiguration {
  let state: ConfigurationState = {
    file: started.config.file,
    environment: environmentOf(started),
    loadedAt: clock(),
    report: started.report.toSorted(byLine),
    written: started.written,
    reloaded: null,
    waiting: [],
    refused: null,
  };
  let current = started;
  let source: ConfigurationSource | null = null;
  /** What was told to be pending last: what is applied must be the same. */
  let told = { revision: 0, content: contentOf(started) };
  let underWay: Promise<unknown> = Promise.resolve();

  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = underWay.then(work);
    underWay = result.catch(() => undefined);
    return result;
  };
  const revisionOf = (next: LoadedConfig): string => {
    const content = contentOf(next);
    if (content !== told.content) told = { revision: told.revision + 1, content };
    return String(told.revision);
  };
  const take = async (next: LoadedConfig): Promise<ChangedKeys> => {
    const changed = changedKeys(current, next);
    await source?.takeOver(next, changed);
    running.taken(next);
    return changed;
  };
  const running: RunningConfiguration = {
    read: () => state,
    async pending() {
      const { configReload: mode } = current.values;
      if (!source) return { revision: null, mode, problems: [], changes: [] };
      try {
        const next = await source.reread();
        return { revision: revisionOf(next), mode, problems: [], changes: pendingChanges(started, current, next) };
      } catch (error) {
        return { revision: null, mode, problems: problemsOf(error, state.file), changes: [] };
      }
    },
    apply: (revision) =>
      inTurn(async () => {
        const next = await source?.reread().catch((error: unknown) => running.refused(error));
        if (!next || revisionOf(next) !== revision) throw changedMeanwhile();
        return take(next);
      }),
    follow(next) {
      source = next;
    },
    changed: (next) =>
      inTurn(async () => {
        if (current.values.configReload === 'confirm') {
          state = { ...state, refused: null };
          return false;
        }
        await take(next);
        return true;
      }),
    taken(next) {
      const at = clock();
      const { live, restart } = changedKeys(current, next);
      current = next;
      const { written } = next;
      const report = next.report.toSorted(byLine);
      const waiting = changedKeys(started, next).restart;
      state = {
        ...state,
        environment: environmentOf(next),
        loadedAt: at,
        report,
        written,
        waiting,
        reloaded: { at, changed: [...live, ...restart] },
        refused: null,
      };
    },
    refused(error) {
      state = { ...state, refused: { at: clock(), problems: problemsOf(error, state.file) } };
    },
  };
  return running;
}

/** What traces say where nothing else is said names no place. */
const environmentOf = ({ config: { tracing } }: LoadedConfig): string | null =>
  tracing.environment === KEYS.traceEnvironment.default ? null : tracing.environment;

/** What waits for a start differs from what was started with; all else from what was taken over last. */
function pendingChanges(started: LoadedConfig, current: LoadedConfig, next: LoadedConfig): FileChange[] {
  const effective = new Set([...changedKeys(current, next).live, ...changedKeys(started, next).restart]);
  const changes = [
    ...fileChanges(current.root, next.root).filter(({ takesEffect }) => takesEffect !== 'restart'),
    ...fileChanges(started.root, next.root).filter(({ takesEffect }) => takesEffect === 'restart'),
  ];
  return changes.map((change) => (isOutdone(change, effective) ? { ...change, takesEffect: 'never' } : change));
}

/** The value is the same in the end: a variable of the environment wins, or it is only written otherwise. */
function isOutdone({ key }: FileChange, effective: ReadonlySet<string>): boolean {
  const read = Object.values(KEYS).find(
    ({ path }) => key === path || key.startsWith(`${path}.`) || key.startsWith(`${path}[`),
  );
  return read !== undefined && !effective.has(read.path);
}

/** Variables of the environment may have changed as well: `.env` is read each time. */
const contentOf = ({ root, values }: LoadedConfig): string => JSON.stringify([root, values]);

const changedMeanwhile = (): SwitchboardError =>
  new SwitchboardError('CONFLICT', 'The file is another by now, or cannot be used. Look at what is pending once more.');

/** What is no fault of the file's text is the gateway's own: its log says more. */
const problemsOf = (error: unknown, file: string | null): readonly Problem[] =>
  error instanceof ConfigError
    ? error.problems
    : [
        {
          source: file ?? '',
          place: null,
          key: null,
          message: 'could not be taken over; the log of the gateway says why',
        },
      ];
