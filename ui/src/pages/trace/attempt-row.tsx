import type { CSSProperties } from 'react';
import { durationText } from '../../format/duration.ts';
import { Icon } from '../../kit/icon.tsx';
import { useDeploymentName } from '../calls/drawer/use-deployment-name.ts';
import { BarLabel } from './bar-label.tsx';
import type { TimeScale } from './compression.ts';
import { Guides } from './guides.tsx';
import { isShown, laneIn } from './lane.ts';
import type { Stretch } from './timeline.ts';
import type { AttemptRow as Row } from './tree.ts';

interface AttemptRowProps {
  row: Row;
  top: number;
  shown: Stretch;
  scale: TimeScale;
}

/** One of several tries of a call: where it went, how long it took, and why it did not count. */
export function AttemptRow({ row, top, shown, scale }: AttemptRowProps) {
  const { attempt, depth } = row;
  const { deployment, fault, number, from, to } = attempt;
  const nameOf = useDeploymentName(attempt.call);
  const hasFailed = fault !== null;
  return (
    <div
      className={hasFailed ? 'trace-row attempt failed' : 'trace-row attempt'}
      role="treeitem"
      aria-level={depth + 1}
      tabIndex={-1}
      style={{ '--depth': depth, top } as CSSProperties}
    >
      <span className="trace-name" title={`Try ${number} went to the deployment ${deployment}`}>
        <Guides row={row} />
        <Icon name={hasFailed ? 'x' : 'split'} className={hasFailed ? 'kind bad' : 'kind'} />
        <span className="t">
          <b>try {number}</b> <span>{nameOf(deployment)}</span>
        </span>
        {hasFailed && <span className="bad clip">{fault}</span>}
      </span>
      <span className="trace-cost" />
      <span className="trace-lane">
        {isShown(attempt, shown) && (
          <>
            <i className={hasFailed ? 'span try error' : 'span try'} style={laneIn(attempt, shown, scale)} />
            <BarLabel bar={attempt} shown={shown} scale={scale}>
              {durationText(to - from)}
            </BarLabel>
          </>
        )}
      </span>
    </div>
  );
}
