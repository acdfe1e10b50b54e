import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Call } from '../../api/types.ts';
import { plural } from '../../format/count.ts';
import { Icon } from '../../kit/icon.tsx';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import { sized } from '../../kit/table/column-edge.tsx';
import type { ListOrder } from '../../kit/table/list-order.ts';
import type { ChangeableLook } from '../../kit/table/use-table-look.ts';
import { useNow } from '../../kit/use-now.ts';
import { useFocusOpened } from '../../shell/focus-opened.ts';
import { orderedBy } from './calls-order.ts';
import { ColumnHead } from './column-head.tsx';
import type { CallColumn } from './columns.tsx';
import type { CallsSearch } from './filters/calls-search.ts';
import { traceLinks } from './trace-links.ts';
import { hopsBelow, useHops } from './use-hops.ts';

const [ROW_PX, ROOMY_ROW_PX] = [32, 40];
const OVERSCAN = 24;
/** So many rows before the end the next page is asked for. */
const AHEAD = 40;

interface CallsTableProps {
  /** Newest first; undefined while they are asked for. */
  calls: readonly Call[] | undefined;
  /** Those that came while the page was open: their background fades once. */
  fresh: readonly Call[];
  waiting: number;
  look: ChangeableLook<CallColumn>;
  order: ListOrder;
  openId: string | undefined;
  scroller: RefObject<HTMLDivElement | null>;
  search: CallsSearch;
  onOpen: (id: string) => void;
  onChange: (changes: CallsSearch) => void;
  onShowWaiting: () => void;
  onEnd: () => void;
}

/** The log: only the rows in sight are drawn, however many there are. */
export function CallsTable(props: CallsTableProps) {
  const { calls = [], fresh, look, order, openId, scroller, onOpen, onEnd } = props;
  const { shown: columns, widths } = look;
  const now = useNow();
  const links = useMemo(() => traceLinks(calls), [calls]);
  const isFresh = useMemo(() => new Set(fresh.map(({ id }) => id)), [fresh]);
  const openIndex = calls.findIndex(({ id }) => id === openId);
  const openTrace = calls[openIndex]?.trace_id;
  const rows = useVirtualizer({
    count: calls.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (look.isRoomy ? ROOMY_ROW_PX : ROW_PX),
    overscan: OVERSCAN,
    getItemKey: (index) => calls[index]?.id ?? index,
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (calls.length > 0 && last >= calls.length - AHEAD) onEnd();
  }, [last, calls.length, onEnd]);
  useShowOpened(rows, openId, openIndex);
  useFocusOpened(openId);
  const isSearch = props.search['q'] !== undefined;
  const hopsOf = useHops(
    items.flatMap(({ index }) => {
      const call = calls[index];
      return call && call.model === null ? [call] : [];
    }),
  );
  const before = items[0]?.start ?? 0;
  const after = rows.getTotalSize() - (items.at(-1)?.end ?? 0);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className="scroll" ref={scroller} aria-label="The list of calls" tabIndex={0}>
      <table className={look.isRoomy ? 'table roomy' : 'table'}>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHead
                key={column.id}
                column={column}
                order={order}
                width={widths[column.id]}
                onSort={isSearch ? undefined : () => props.onChange(orderedBy(column.id, order))}
                onResize={(width, isDone) => look.resize(column.id, width, isDone)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {props.waiting > 0 && (
            <tr className="more">
              <td colSpan={columns.length}>
                <button type="button" onClick={props.onShowWaiting}>
                  <Icon name="up" />
                  {plural(props.waiting, 'new call')}
                </button>
              </td>
            </tr>
          )}
          {props.calls === undefined && <SkeletonRows rows={16} columns={columns.length} />}
          {before > 0 && <Spacer height={before} columns={columns.length} />}
          {items.map(({ index, key }) => {
            const call = calls[index];
            if (!call) return null;
            const hops = hopsOf(call.trace_id);
            const facts = {
              nested: hops?.some(({ call_id }) => call_id === call.id)
                ? hopsBelow(call.id, hops)
                : links.nestedOf(call),
              caller: links.callerOf(call),
              now,
              search: props.search,
            };
            return (
              <tr
                key={key}
                ref={rows.measureElement}
                data-index={index}
                aria-selected={call.id === openId}
                className={rowClass(calls, index, openTrace, isFresh)}
                onClick={({ target }) => (target as Element).closest('a') ?? onOpen(call.id)}
              >
                {columns.map(({ id, className, cell }) => (
                  <td
                    key={id}
                    className={widths[id] === undefined ? className : `${className} sized`}
                    style={sized(widths[id])}
                  >
                    {cell(call, facts)}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && <Spacer height={after} columns={columns.length} />}
        </tbody>
      </table>
    </section>
  );
}

/** Draws the row of a call that was just opened from elsewhere, if it is not in sight. */
function useShowOpened(rows: Virtualizer<HTMLDivElement, Element>, openId: string | undefined, index: number): void {
  const shownFor = useRef(openId);
  useEffect(() => {
    // What comes above it, while it is open, moves nothing.
    if (openId === shownFor.current) return;
    shownFor.current = openId;
    if (index !== -1 && !rows.getVirtualItems().some((item) => item.index === index)) rows.scrollToIndex(index);
  }, [rows, openId, index]);
}

const Spacer = ({ height, columns }: { height: number; columns: number }) => (
  <tr className="spacer">
    <td colSpan={columns} style={{ height }} />
  </tr>
);

/** Rows of the open call's trace are bracketed. */
function rowClass(calls: readonly Call[], index: number, openTrace: string | undefined, isFresh: ReadonlySet<string>) {
  const call = calls[index];
  const classes = call && isFresh.has(call.id) ? ['is-new'] : [];
  const isSame = (at: number) => openTrace !== undefined && calls[at]?.trace_id === openTrace;
  if (isSame(index) && (isSame(index - 1) || isSame(index + 1))) {
    classes.push('same');
    if (!isSame(index - 1)) classes.push('first');
    if (!isSame(index + 1)) classes.push('last');
  }
  return classes.join(' ');
}
