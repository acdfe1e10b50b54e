import type { Principal } from '../../access/index.ts';
import type { CallFilter, CallQueries } from '../../ledger/index.ts';
import { stringifyJson } from '../../protocol/index.ts';
import { type CallView, callView, viewCall } from './call-view.ts';

export interface CallExport {
  calls: Pick<CallQueries, 'list'>;
  filter: CallFilter;
  principal: Principal;
}

const CALLS_PER_PAGE = 500;

/** A line of JSON for each call, the newest first. */
export async function* jsonLines(asked: CallExport): AsyncGenerator<string> {
  for await (const page of pagesOf(asked)) yield page.map((call) => `${stringifyJson(call as never)}\n`).join('');
}

/** A table with a column for each field (RFC 4180). */
export async function* csvLines(asked: CallExport): AsyncGenerator<string> {
  const columns = Object.keys(callView.shape) as (keyof CallView)[];
  yield `${columns.join(',')}\r\n`;
  for await (const page of pagesOf(asked))
    yield page.map((call) => `${columns.map((column) => cell(call[column])).join(',')}\r\n`).join('');
}

/** However many there are, one page at a time is held. */
async function* pagesOf({ calls, filter, principal }: CallExport): AsyncGenerator<CallView[]> {
  let cursor: string | undefined;
  do {
    const page = await calls.list(filter, { limit: CALLS_PER_PAGE, ...(cursor !== undefined && { cursor }) });
    yield page.calls.map((call) => viewCall(call, principal));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** What spreadsheets would take for a formula; callers choose many of the texts. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
