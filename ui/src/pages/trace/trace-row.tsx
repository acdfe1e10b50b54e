import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { TraceNode } from '../../api/types.ts';
import { plural } from '../../format/count.ts';
import { durationText } from '../../format/duration.ts';
import { CallKind, kindOf, nameOf } from '../../kit/call-name.tsx';
import { hasFailed } from '../../kit/has-failed.ts';
import { Icon } from '../../kit/icon.tsx';
import { Cost } from '../../kit/quantity.tsx';
import { Outcome } from '../calls/outcome.tsx';
import { TotalCost } from '../traces/total-cost.tsx';
import { isShown, lane, laneIn } from './lane.ts';
import type { Stretch } from './timeline.ts';
import type { TreeRow } from './tree.ts';

/** How a cause is known, where the call itself does not name it. */
const LINKS = {
  inferred: { label: 'inferred', why: 'The call names no cause. The agent that made it was at work for this one.' },
  missing: { label: 'orphan', why: 'The span that the call names as its cause is no call here.' },
} as const;

interface TraceRowProps {
  row: TreeRow;
  measure: (element: HTMLElement | null) => void;
  index: number;
  /** Pixels below the first row. */
  top: number;
  /** The part of the time that is looked at. */
  shown: Stretch;
  /** Undefined when nothing is looked for. */
  isFound: boolean | undefined;
  isCritical: boolean;
  isFolded: boolean;
  isOpen: boolean;
  onOpen: (id: string) => void;
  onFold: (id: string, isFolded: boolean) => void;
}

/** A call at its place in the tree and in time. */
export function TraceRow({ row, isFolded, isOpen, onOpen, onFold, ...rest }: TraceRowProps) {
  const { node } = row;
  const { call, children, depth } = node;
  const isBad = hasFailed(call) || call.outcome === 'refused';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link in it does the same, and j and k walk
    <div
      ref={rest.measure}
      data-index={rest.index}
      className={classesOf(isBad, rest.isFound)}
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={isOpen}
      aria-expanded={children > 0 ? !isFolded : undefined}
      tabIndex={-1}
      style={{ '--depth': depth, top: rest.top } as CSSProperties}
      onClick={({ target }) => (target as Element).closest('a, button') ?? onOpen(call.id)}
    >
      <span className="trace-name">
        <Guides row={row} />
        <CallKind call={call} />
        <Link
          className="t"
          to="/traces/$trace"
          params={(before) => ({ trace: before.trace ?? call.trace_id })}
          search={(before) => ({ ...before, call: call.id })}
          activeProps={{}}
        >
          <b>{nameOf(call)}</b> <span>{call.operation}</span>
        </Link>
        {children > 0 && (
          <button
            type="button"
            className="twist"
            aria-label={`${isFolded ? 'Show' : 'Hide'} ${plural(children, 'call')} below ${nameOf(call)}`}
            onClick={() => onFold(call.id, !isFolded)}
          >
            {isFolded && `+${children}`}
            <Icon name={isFolded ? 'right' : 'down'} />
          </button>
        )}
        <LinkTag parent_link={node.parent_link} />
        {isBad && <Outcome call={call} />}
      </span>
      <span className="trace-cost">
        {call.outcome === 'refused' ? <Cost nano={0} /> : <TotalCost of={node.total} aligned />}
      </span>
      <Bar node={node} shown={rest.shown} isCritical={rest.isCritical} isBad={isBad} />
    </div>
  );
}

const classesOf = (isBad: boolean, isFound: boolean | undefined): string =>
  ['trace-row', isBad && 'failed', isFound === true && 'found', isFound === false && 'other'].filter(Boolean).join(' ');

function LinkTag({ parent_link }: Pick<TraceNode, 'parent_link'>) {
  if (parent_link !== 'inferred' && parent_link !== 'missing') return null;
  const { label, why } = LINKS[parent_link];
  return (
    <span className="tag line" title={why}>
      {label}
    </span>
  );
}

/** The lines from a cause to what it caused. */
function Guides({ row: { node, passing, isLast } }: { row: TreeRow }) {
  const own = node.depth - 1;
  return (
    <>
      {passing.map((level) => (
        <i key={level} className="guide" style={{ '--at': level } as CSSProperties} />
      ))}
      {own >= 0 && (
        <>
          <i className={isLast ? 'guide last' : 'guide'} style={{ '--at': own } as CSSProperties} />
          <i className="twig" />
        </>
      )}
    </>
  );
}

/** In hundredths of the lane: behind this, words stand before a bar and not behind it; before that, they have no room there. */
const [LATE, EARLY] = [85, 15];

function Bar({
  node: { call, offset_ms, parent_link },
  shown,
  isCritical,
  isBad,
}: {
  node: TraceNode;
  shown: Stretch;
  isCritical: boolean;
  isBad: boolean;
}) {
  const { duration_ms, first_byte_ms } = call;
  const kind = kindOf(call);
  const bar = { from: offset_ms, to: offset_ms + duration_ms };
  if (!isShown(bar, shown)) return <span className="trace-lane" />;
  const place = laneIn(bar, shown);
  const classes = [kind, isCritical && 'critical', isBad && 'error', parent_link === 'inferred' && 'inferred'];
  const share = (at: number) => ((at - shown.from) / (shown.to - shown.from)) * 100;
  const isLate = share(bar.to) > LATE;
  const fillsAll = isLate && share(bar.from) < EARLY;
  const isWhole = bar.from >= shown.from && bar.to <= shown.to;
  return (
    <span className="trace-lane">
      <i className={`span ${classes.filter(Boolean).join(' ')}`} style={place}>
        {kind === 'llm' && first_byte_ms !== null && isWhole && (
          <i className="first" style={lane({ from: 0, to: first_byte_ms }, duration_ms)} />
        )}
      </i>
      {!fillsAll && (
        <span className={isLate ? 'span-label before' : 'span-label'} style={place}>
          {durationText(duration_ms)}
        </span>
      )}
    </span>
  );
}
