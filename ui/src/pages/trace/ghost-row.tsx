import type { CSSProperties } from 'react';
import { shortId } from '../../format/id.ts';
import type { TimeScale } from './compression.ts';
import { Guides } from './guides.tsx';
import { isShown, laneIn } from './lane.ts';
import type { Stretch } from './timeline.ts';
import type { GhostRow as Row } from './tree.ts';

interface GhostRowProps {
  row: Row;
  top: number;
  shown: Stretch;
  scale: TimeScale;
  /** More of the trace may come. */
  mayGoOn: boolean;
}

/** In the place of a call that others name as their cause, and that is not here. */
export function GhostRow({ row, top, shown, scale, mayGoOn }: GhostRowProps) {
  const { ghost, depth } = row;
  return (
    <div
      className="trace-row ghost"
      role="treeitem"
      aria-level={depth + 1}
      tabIndex={-1}
      style={{ '--depth': depth, top } as CSSProperties}
    >
      <span className="trace-name" title={WHY}>
        <Guides row={row} />
        <span className="t">{mayGoOn ? 'running still, or not a call here' : 'not a call here'}</span>
        <span className="mono">{shortId(ghost.span)}</span>
      </span>
      <span className="trace-cost" />
      <span className="trace-lane">
        {isShown(ghost, shown) && <i className="span ghost" style={laneIn(ghost, shown, scale)} />}
      </span>
    </div>
  );
}

const WHY =
  'The calls below name this span as their cause. It is the work of their caller outside of the gateway, or a call that has not ended.';
