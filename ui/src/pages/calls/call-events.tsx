import { useState } from 'react';
import type { CallDetail } from '../../api/types.ts';
import { durationText } from '../../format/duration.ts';
import { Icon } from '../../kit/icon.tsx';
import { JsonView } from '../../kit/json-view.tsx';
import { saidIn } from './said.ts';

/** The stream's events in order, each with its time since the call began. */
export function CallEvents({ call: { content } }: { call: CallDetail }) {
  const [open, setOpen] = useState<number | null>(0);
  const events = content?.events ?? null;
  if (events === null) return <p className="block raw ink-2">No event of this stream is kept.</p>;
  return (
    <ol className="frames">
      {events.map(({ at_ms, data }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was kept does not change
        <li key={index} className={`in ${index === open ? 'open' : ''}`}>
          <button
            type="button"
            className="frame"
            aria-expanded={index === open}
            onClick={() => setOpen(index === open ? null : index)}
          >
            <span className="mono ink-3 dt">{at_ms === null ? '' : `+${durationText(at_ms)}`}</span>
            <Icon name="back" />
            <b>{kindOf(data)}</b>
            <span className="clip ink-3">{saidIn(data).texts.join('')}</span>
          </button>
          {index === open && <JsonView value={data} label={`Event ${index + 1}`} />}
        </li>
      ))}
    </ol>
  );
}

/** What an event of either version is: the member that holds it, or its own kind. */
function kindOf(data: unknown): string {
  const body = (data as { result?: unknown } | null)?.result ?? data;
  if (typeof body !== 'object' || body === null) return 'event';
  if ('kind' in body && typeof body.kind === 'string') return body.kind;
  if ('error' in body) return 'error';
  return Object.keys(body)[0] ?? 'event';
}
