import type { TraceDestination } from '../../../api/settings.ts';
import { count } from '../../../format/count.ts';
import { relative } from '../../../format/time.ts';
import { useNow } from '../../../kit/use-now.ts';
import { SetBy } from '../part.tsx';
import { DestinationActs } from './destination-acts.tsx';
import { DestinationState } from './destination-state.tsx';

const CONTENT: Record<TraceDestination['content'], string> = {
  full: 'all that was said',
  redacted: 'what was said, redacted',
  none: 'nothing of what was said',
};

interface DestinationProps {
  destination: TraceDestination;
  onChange: () => void;
}

/** One destination of traces: what it gets, how it fares, and what can be done about it. */
export function Destination({ destination, onChange }: DestinationProps) {
  const { name, type, url, content, sampling, agents, teams, state, last_error, last_error_at } = destination;
  const { queued_calls, exported_spans, dropped_calls, last_success_at, set_by, updated_at, updated_by } = destination;
  const { hides_stored, metrics, headers } = destination;
  const now = useNow();
  const dropped = dropped_calls.queue_full + dropped_calls.rejected + dropped_calls.expired;
  return (
    <article className="destination" aria-label={name}>
      <header className="row">
        <h3>{name}</h3>
        <span className="tag">{type === 'langfuse' ? 'Langfuse' : 'OpenTelemetry'}</span>
        <DestinationState state={state} />
      </header>
      <dl className="kv">
        <dt>Address</dt>
        <dd className="mono words">{url}</dd>
        <dt>Gets</dt>
        <dd>
          {CONTENT[content]}
          {sampling < 1 && `, of ${Math.round(sampling * 100)} % of traces`}
          {agents && `, of ${agents.join(', ')}`}
          {teams && `, of the teams ${teams.join(', ')}`}
          {metrics && ', and metrics'}
          {Object.keys(headers).length > 0 && `, with ${Object.keys(headers).join(', ')}`}
        </dd>
        <dt>Taken</dt>
        <dd>
          {count(exported_spans)} spans{last_success_at && `, the last ${relative(Date.parse(last_success_at), now)}`}
          {queued_calls > 0 && `; ${count(queued_calls)} calls wait`}
          {dropped > 0 && <span className="bad">; {count(dropped)} were lost</span>}
        </dd>
        {last_error !== null && last_error_at !== null && (
          <>
            <dt>Last failure</dt>
            <dd>
              {last_error} <span className="ink-3">{relative(Date.parse(last_error_at), now)}</span>
            </dd>
          </>
        )}
        <dt>Set by</dt>
        <dd>
          {set_by === null ? 'the database' : <SetBy>{set_by}</SetBy>}{' '}
          <span className="ink-3">
            {set_by === null
              ? updated_at !== null && `by ${updated_by}, ${relative(Date.parse(updated_at), now)}`
              : 'of the config file, where it is changed'}
            {hides_stored && '; one of this name is kept here, too, and out of force meanwhile'}
          </span>
        </dd>
      </dl>
      <DestinationActs destination={destination} onChange={onChange} />
    </article>
  );
}
