import { useMutation } from '@tanstack/react-query';
import { type TraceDestination, testDestination } from '../../api/settings.ts';
import { count } from '../../format/count.ts';
import { relative } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { State, type StateKind } from '../../kit/state.tsx';
import { useNow } from '../../kit/use-now.ts';
import { useMayManage } from '../../shell/use-may-manage.ts';

const STATES: Record<TraceDestination['state'], { kind: StateKind; label: string }> = {
  ok: { kind: 'ok', label: 'takes traces' },
  failing: { kind: 'error', label: 'failing' },
  paused: { kind: 'paused', label: 'left alone for a while: it does not let the gateway in' },
  idle: { kind: 'ok', label: 'nothing was sent yet' },
};

const CONTENT: Record<TraceDestination['content'], string> = {
  full: 'all that was said',
  redacted: 'what was said, redacted',
  none: 'nothing of what was said',
};

/** One destination of traces: what it gets, how it fares, and what it answers when it is asked. */
export function Destination({ destination }: { destination: TraceDestination }) {
  const { name, type, url, content, sampling, agents, teams, state, last_error, last_error_at } = destination;
  const { queued_calls, exported_spans, dropped_calls, last_success_at } = destination;
  const now = useNow();
  const { kind, label } = STATES[state];
  const dropped = dropped_calls.queue_full + dropped_calls.rejected + dropped_calls.expired;
  return (
    <article className="destination" aria-label={name}>
      <header className="row">
        <h3>{name}</h3>
        <span className="tag">{type === 'langfuse' ? 'Langfuse' : 'OpenTelemetry'}</span>
        <State kind={kind}>{label}</State>
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
      </dl>
      <TestButton name={name} />
    </article>
  );
}

function TestButton({ name }: { name: string }) {
  const testing = useMutation({ mutationFn: () => testDestination(name) });
  const answer = testing.data;
  if (!useMayManage()) return null;
  return (
    <div className="row" aria-live="polite">
      <Button icon="send" disabled={testing.isPending} onClick={() => testing.mutate()}>
        Test
      </Button>
      {testing.error && <State kind="error">{testing.error.message}</State>}
      {answer && <State kind={answer.ok ? 'ok' : 'error'}>{answer.detail}</State>}
    </div>
  );
}
