import type { TraceDetail } from '../../api/types.ts';
import { percent } from '../../format/count.ts';
import { durationText } from '../../format/duration.ts';
import { Icon } from '../../kit/icon.tsx';
import { waits } from './timeline.ts';

/** How much of the time nothing is known of, and what the bars mean. */
export function TraceFoot({ trace: { calls_shown, duration_ms } }: { trace: TraceDetail }) {
  const waited = waits(calls_shown, duration_ms).reduce((sum, { from, to }) => sum + to - from, 0);
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
      <div className="legend">
        <span>
          <i className="swatch agent" />
          agent
        </span>
        <span>
          <i className="swatch llm" />
          model, pale until the first token
        </span>
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
