import { useState } from 'react';
import { durationText } from '../../format/duration.ts';
import { Icon } from '../../kit/icon.tsx';
import { JsonView } from '../../kit/json-view.tsx';
import type { Turn } from './turn.ts';

/** What went over the wire in one turn, one line each; the open one shows its JSON. */
export function Frames({ turn, number }: { turn: Turn | undefined; number: number }) {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <section className="wire" aria-label="Frames">
      <div className="sec-head">
        <h2>Frames</h2>
        {turn && <span className="note">turn {number}</span>}
      </div>
      <ol className="frames">
        {turn?.frames.map(({ direction, at, name, says, body }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: frames only grow
          <li key={index} className={`${direction} ${index === open ? 'open' : ''}`}>
            <button
              type="button"
              className="frame"
              aria-expanded={index === open}
              onClick={() => setOpen(index === open ? null : index)}
            >
              <span className="mono ink-3 dt">+{durationText(at)}</span>
              <Icon name={direction === 'out' ? 'arrow' : 'back'} />
              <b>{name}</b>
              <span className="clip ink-3">{says}</span>
            </button>
            {index === open && <JsonView value={body} label={`Frame ${index + 1}`} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
