import { type CSSProperties, type MouseEvent, memo } from 'react';
import type { TraceNode } from '../../api/types.ts';
import { plural } from '../../format/count.ts';
import { durationText } from '../../format/duration.ts';
import { CallKind, kindOf, nameOf } from '../../kit/call-name.tsx';
import { hasFailed } from '../../kit/has-failed.ts';
import { Icon } from '../../kit/icon.tsx';
import { Outcome } from '../calls/outcome.tsx';
import { TotalCost } from '../traces/total-cost.tsx';
import { BarLabel } from './bar-label.tsx';
import type { TimeScale } from './compression.ts';
import { Guides } from './guides.tsx';
import { isShown, lane, laneIn } from './lane.ts';
import type { Stretch } from './timeline.ts';
import type { CallRow } from './tree.ts';

/** How a cause is known, where the call itself does not name it. */
const LINKS = {
  inferred: { label: 'inferred', why: 'The call names no cause. The agent that made it was at work for this one.' },
  missing: { label: 'orphan', why: 'The span that the call names as its cause is no call here.' },
} as const;

interface TraceRowProps {
  row: CallRow;
  /** Pixels below the first row. */
  top: number;
  /** What the address holds besides the call that is open. */
  address: string;
  /** Which cost is told: the call's own, or that of all below it, too. */
  cost: 'own' | 'total';
  /** The part of the time that is looked at. */
  shown: Stretch;
  scale: TimeScale;
  /** Undefined when nothing is looked for. */
  isFound: boolean | undefined;
  isCritical: boolean;
  isFolded: boolean;
  isOpen: boolean;
  onOpen: (id: string) => void;
  onFold: (id: string, isFolded: boolean) => void;
}

/**
 * A call at its place in the tree and in time; drawn again only when something about it has changed. Its link is a plain one:
 * the router's own would cost more than all the rest of the row, at every row that is scrolled into sight.
 */
export const TraceRow = memo(function TraceRow({ row, isFolded, isOpen, onOpen, onFold, ...rest }: TraceRowProps) {
  const { node, depth } = row;
  const { call } = node;
  const below = belowOf(node);
  const isBad = hasFailed(call) || call.outcome === 'refused';
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(call.id);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link in it does the same, and j and k walk
    <div
      className={classesOf(isBad, rest.isFound)}
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={isOpen}
      aria-expanded={below === '' ? undefined : !isFolded}
      tabIndex={-1}
      style={{ '--depth': depth, top: rest.top } as CSSProperties}
      onClick={({ target }) => (target as Element).closest('a, button') ?? onOpen(call.id)}
    >
      <span className="trace-name">
        <Guides row={row} />
        <CallKind call={call} />
        <a className="t" href={addressOf(call.id, rest.address)} onClick={follow}>
          <b>{nameOf(call)}</b> <span>{call.operation}</span>
        </a>
        {below !== '' && (
          <button
            type="button"
            className="twist"
            aria-label={`${isFolded ? 'Show' : 'Hide'} ${below} below ${nameOf(call)}`}
            onClick={() => onFold(call.id, !isFolded)}
          >
            {isFolded && node.children > 0 && `+${node.children}`}
            <Icon name={isFolded ? 'right' : 'down'} />
          </button>
        )}
        <LinkTag parent_link={node.parent_link} />
        {isBad && <Outcome call={call} />}
      </span>
      <span className="trace-cost">
        <TotalCost of={node[rest.cost]} aligned />
      </span>
      <Bar node={node} shown={rest.shown} scale={rest.scale} isCritical={rest.isCritical} isBad={isBad} />
    </div>
  );
});

/** @param address a search, with its question mark, or nothing */
const addressOf = (call: string, address: string): string =>
  `${address === '' ? '?' : `${address}&`}call=${encodeURIComponent(call)}`;

/** What is folded away below a call: in words, empty when nothing is. */
function belowOf({ children, call: { attempts } }: TraceNode): string {
  const tries = attempts && attempts.length > 1 ? plural(attempts.length, 'attempt') : '';
  return [children > 0 && plural(children, 'call'), tries].filter(Boolean).join(' and ');
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

function Bar({
  node: { call, offset_ms, parent_link, artifacts_ms },
  shown,
  scale,
  isCritical,
  isBad,
}: {
  node: TraceNode;
  shown: Stretch;
  scale: TimeScale;
  isCritical: boolean;
  isBad: boolean;
}) {
  const { duration_ms, first_byte_ms } = call;
  const kind = kindOf(call);
  const bar = { from: offset_ms, to: offset_ms + duration_ms };
  if (!isShown(bar, shown)) return <span className="trace-lane" />;
  const place = laneIn(bar, shown, scale);
  const classes = [kind, isCritical && 'critical', isBad && 'error', parent_link === 'inferred' && 'inferred'];
  const isWhole = bar.from >= shown.from && bar.to <= shown.to;
  return (
    <span className="trace-lane">
      <i className={`span ${classes.filter(Boolean).join(' ')}`} style={place}>
        {kind === 'llm' && first_byte_ms !== null && isWhole && (
          <i className="first" style={lane({ from: 0, to: first_byte_ms }, duration_ms)} />
        )}
      </i>
      {artifacts_ms.map((ms) => (
        <Piece key={ms} at={offset_ms + ms} shown={shown} scale={scale} />
      ))}
      <BarLabel bar={bar} shown={shown} scale={scale}>
        {durationText(duration_ms)}
      </BarLabel>
    </span>
  );
}

/** When a piece of an artifact came. */
function Piece({ at, shown, scale }: { at: number; shown: Stretch; scale: TimeScale }) {
  const moment = { from: at, to: at };
  return isShown(moment, shown) && <i className="piece" style={laneIn(moment, shown, scale)} />;
}
