import type { RecordedCall } from './call.ts';
import { readCallText } from './call-text.ts';
import { type CallFilter, isMeant } from './finding/call-filter.ts';
import { foldCase } from './finding/call-search.ts';
import { CALL, decodeContent, type JournalLine, saidIn } from './journal/journal-line.ts';
import { type StoredContent, storedContent } from './stored-content.ts';

/** Calls as they end, for somebody who watches. */
export interface CallTail {
  /** What came since it was asked last: at once, or as soon as something comes, or after `waitMs` nothing. */
  take(waitMs: number): Promise<TailedCalls>;
  close(): void;
}

export interface TailedCalls {
  calls: RecordedCall[];
  /** How many more there were after these, which the watcher was too slow for. */
  leftOut: number;
}

/** A call that is in the journal. Nothing of it is taken apart before it is asked for. */
export interface WrittenCall {
  /** Bytes that it takes, about. */
  readonly size: number;
  read(): { call: RecordedCall; content: StoredContent | null };
}

/** Tells watchers of calls once they are in the journal, in its order. */
export interface CallFeed {
  publish: (lines: readonly JournalLine[]) => void;
  watch: (filter: CallFilter) => CallTail;
  /**
   * Tells of every call, with what was said even if it is not kept. The calls wait while the follower is told.
   * @returns ends it
   */
  follow: (follower: (written: WrittenCall) => void) => () => void;
  /** How many are watching. */
  watching: () => number;
}

/** What is kept for a watcher that does not take it. */
const MAX_WAITING = 1000;

interface Watcher {
  filter: CallFilter;
  calls: RecordedCall[];
  leftOut: number;
  /** Somebody waits for the next call. */
  onCall: () => void;
}

export function createCallFeed(): CallFeed {
  const watchers = new Set<Watcher>();
  const followers = new Set<(written: WrittenCall) => void>();

  return {
    publish(lines) {
      for (const follower of followers) for (const line of lines) if (line.kind === CALL) follower(writtenCall(line));
      // Nobody watches most of the time: then nothing is even parsed.
      if (watchers.size === 0) return;
      for (const line of lines) if (line.kind === CALL) tellAll(watchers, line);
    },
    watch(filter) {
      const watcher: Watcher = { filter, calls: [], leftOut: 0, onCall: () => undefined };
      watchers.add(watcher);
      return {
        async take(waitMs) {
          if (watcher.calls.length === 0) await callOrTimeout(watcher, waitMs);
          const { calls, leftOut } = watcher;
          watcher.calls = [];
          watcher.leftOut = 0;
          return { calls, leftOut };
        },
        close: () => void watchers.delete(watcher),
      };
    },
    follow(follower) {
      followers.add(follower);
      return () => void followers.delete(follower);
    },
    watching: () => watchers.size,
  };
}

const writtenCall = ({ json, content, passing }: JournalLine): WrittenCall => {
  const said = content ?? passing ?? null;
  return {
    size: json.length + (said?.length ?? 0),
    read() {
      const call = readCallText(json);
      return { call, content: said && contentOf(call, said) };
    },
  };
};

function contentOf(call: RecordedCall, said: Uint8Array): StoredContent {
  const { request, response, truncated, headers } = decodeContent(said);
  return storedContent(call, {
    request: request || null,
    response: response || null,
    truncated,
    headers: headers || undefined,
  });
}

function tellAll(watchers: ReadonlySet<Watcher>, { json, content }: JournalLine): void {
  const call = readCallText(json);
  let folded: string | undefined;
  const said = (): string => {
    folded ??= content === null ? '' : foldCase(saidIn(content));
    return folded;
  };
  for (const watcher of watchers) {
    if (!isMeant(call, watcher.filter, said)) continue;
    if (watcher.calls.length < MAX_WAITING) watcher.calls.push(call);
    else watcher.leftOut++;
    watcher.onCall();
  }
}

const callOrTimeout = (watcher: Watcher, waitMs: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, waitMs);
    watcher.onCall = () => {
      clearTimeout(timer);
      resolve();
    };
  });
