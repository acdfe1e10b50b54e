import { callScope, type Principal } from '../../access/index.ts';
import type { CallFilter, CallQueries, RecordedCall } from '../../ledger/index.ts';
import { SwitchboardError, stringifyJson } from '../../protocol/index.ts';
import { viewCall } from './call-view.ts';

export interface CallStreamOptions {
  calls: Pick<CallQueries, 'watch' | 'recordedAfter' | 'caughtUp'>;
  filter: CallFilter;
  principal: Principal;
  /** The last call that the reader has; null to begin with the next one: what ended before can be listed when it begins. */
  after: number | null;
  /** @throws SwitchboardError when the reader may not ask any more */
  askAgain: () => Promise<Principal>;
  isStopping: () => boolean;
}

/** So long may a reader go on that may not any more, and so often it hears that the stream lives. */
const CHECK_EVERY_MS = 500;
const CALLS_PER_PAGE = 500;
const ALIVE = ':\n\n';

/**
 * Server-sent events, one a call in the order of their records, until the gateway stops or the reader may not see what it
 * saw at the beginning. Watching begins before the database is asked, and the database has all that was recorded before:
 * between the two nothing is lost, and what both know is told once, by its number.
 */
export async function* callEvents(options: CallStreamOptions): AsyncGenerator<string> {
  const { calls, filter, principal, after } = options;
  const tail = calls.watch(filter);
  let last = after ?? 0;
  const eventOf = (call: RecordedCall): string => {
    last = call.seq ?? last;
    return `id: ${last}\nevent: call\ndata: ${stringifyJson(viewCall(call, principal))}\n\n`;
  };
  try {
    if (after === null) await calls.caughtUp();
    yield ALIVE;
    for (let behind = after; behind !== null; ) {
      const page = await calls.recordedAfter(behind, filter, CALLS_PER_PAGE);
      if (await isOver(options)) return;
      for (const call of page.calls) yield eventOf(call);
      if (page.calls.length === 0) yield ALIVE;
      behind = page.next;
    }
    for (;;) {
      const { calls: ended, leftOut } = await tail.take(CHECK_EVERY_MS);
      if (await isOver(options)) return;
      const unseen = ended.filter(({ seq }) => seq !== null && seq > last);
      for (const call of unseen) yield eventOf(call);
      if (leftOut > 0) yield `event: left-out\ndata: {"count":${leftOut}}\n\n`;
      if (unseen.length === 0) yield ALIVE;
    }
  } finally {
    tail.close();
  }
}

/** Who may see more or less than at the beginning connects anew: that is simpler than to change what is watched. */
async function isOver({ askAgain, isStopping, filter }: CallStreamOptions): Promise<boolean> {
  if (isStopping()) return true;
  try {
    return JSON.stringify(callScope(await askAgain())) !== JSON.stringify(filter.scope);
  } catch (error) {
    if (error instanceof SwitchboardError) return true;
    throw error;
  }
}
