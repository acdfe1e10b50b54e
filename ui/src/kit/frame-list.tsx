import { useState } from 'react';
import { durationText } from '../format/duration.ts';
import { Icon } from './icon.tsx';
import { JsonView } from './json-view.tsx';

/** One message, as it went over the wire. */
export interface ShownFrame {
  direction: 'out' | 'in';
  /** Milliseconds since the call began; null when that was not kept. */
  at: number | null;
  name: string;
  says: string;
  body: unknown;
}

interface FrameListProps {
  frames: readonly ShownFrame[];
  /** What one of them is called. */
  noun?: string;
  openAtFirst?: number | null;
  /** Whether the time since the one before is told, too. */
  hasGaps?: boolean;
}

/** What went over the wire, one line each; the open one shows its JSON. */
export function FrameList({ frames, noun = 'Frame', openAtFirst = null, hasGaps = false }: FrameListProps) {
  const [open, setOpen] = useState(openAtFirst);
  return (
    <ol className={hasGaps ? 'frames with-gaps' : 'frames'}>
      {frames.map(({ direction, at, name, says, body }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: frames only grow
        <li key={index} className={`${direction} ${index === open ? 'open' : ''}`}>
          <button
            type="button"
            className="frame"
            aria-expanded={index === open}
            onClick={() => setOpen(index === open ? null : index)}
          >
            <span className="mono ink-3 dt">{at === null ? '' : `+${durationText(at)}`}</span>
            {hasGaps && <Gap at={at} before={frames[index - 1]?.at ?? null} />}
            <Icon name={direction === 'out' ? 'arrow' : 'back'} />
            <b>{name}</b>
            <span className="clip ink-3">{says}</span>
          </button>
          {index === open && <JsonView value={body} label={`${noun} ${index + 1}`} />}
        </li>
      ))}
    </ol>
  );
}

const Gap = ({ at, before }: { at: number | null; before: number | null }) => (
  <span className="mono ink-3 dt" title="Since the one before">
    {at === null || before === null ? '' : `Δ ${durationText(Math.max(0, at - before))}`}
  </span>
);
