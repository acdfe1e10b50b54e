import type { TraceDetail } from '../../api/types.ts';
import { percent, plural } from '../../format/count.ts';
import { durationText } from '../../format/duration.ts';
import { Icon } from '../../kit/icon.tsx';
import { type Stretch, waits } from './timeline.ts';

interface TraceFootProps {
  trace: TraceDetail;
  /** Long times in which nothing ran. */
  gaps: readonly Stretch[];
  isCompressed: boolean;
  onCompress: (isCompressed: boolean) => void;
}

const drawText = (gaps: number, isCompressed: boolean): string => {
  const [them, they] = gaps === 1 ? ['it', 'it was'] : ['them', 'they were'];
  return isCompressed ? `Draw ${them} as long as ${they}` : `Draw ${them} short`;
};

/** How much of the time nothing is known of, and what the bars mean. */
export function TraceFoot({ trace: { calls_shown, duration_ms }, gaps, isCompressed, onCompress }: TraceFootProps) {
  const waited = waits(calls_shown, duration_ms).reduce((sum, { from, to }) => sum + to - from, 0);
  const idle = gaps.reduce((sum, { from, to }) => sum + to - from, 0);
  return (
    <footer className="trace-foot">
      {waited > 0 && (
        <p>
          <Icon name="info" />
          <span>
            <b>{durationText(waited)} with nothing running</b>, {percent(waited / duration_ms)} % of the time: what
            agents do themselves, or do not do through the gateway.
          </span>
        </p>
      )}
      {gaps.length > 0 && (
        <p>
          <Icon name="fit" />
          <span>
            <b>
              {plural(gaps.length, 'gap')} of {durationText(idle)}
            </b>
            , {percent(idle / duration_ms)} % of the time{isCompressed ? ', drawn short.' : '.'}{' '}
            <button
              type="button"
              className="textlink"
              aria-pressed={isCompressed}
              onClick={() => onCompress(!isCompressed)}
            >
              {drawText(gaps.length, isCompressed)}
            </button>
          </span>
        </p>
      )}
      <div className="legend">
        <span>
          <i className="swatch agent" />
          agent
        </span>
        <span>
          <i className="swatch llm" />
          model, pale until the first token
        </span>
        {calls_shown.some(({ artifacts_ms }) => artifacts_ms.length > 0) && (
          <span>
            <i className="dot" />a piece of an artifact came
          </span>
        )}
        {waited > 0 && (
          <span>
            <i className="swatch wait" />
            nothing running
          </span>
        )}
        <span>
          <i className="thick" />
          what the whole waited for
        </span>
      </div>
    </footer>
  );
}
