import { Link, useNavigate } from '@tanstack/react-router';
import type { TraceDetail } from '../../api/types.ts';
import { count, plural } from '../../format/count.ts';
import { durationText } from '../../format/duration.ts';
import { shortId } from '../../format/id.ts';
import { money } from '../../format/money.ts';
import { clock, exact, milliseconds } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { CallKind, kindOf, nameOf } from '../../kit/call-name.tsx';
import { CopyId } from '../../kit/copy-id.tsx';
import { Fact } from '../../kit/fact.tsx';
import { Icon } from '../../kit/icon.tsx';
import { State } from '../../kit/state.tsx';
import { callerName } from '../agents/traffic.ts';
import type { CallsSearch } from '../calls/filters/calls-search.ts';
import { Outcome } from '../calls/outcome.tsx';
import { TotalCost } from '../traces/total-cost.tsx';
import { TakeAway } from './take-away.tsx';
import type { Neighbours } from './use-neighbours.ts';

interface TraceHeadProps {
  trace: TraceDetail;
  mayGoOn: boolean;
  neighbours: Neighbours;
  /** The filters of the list from which it was opened. */
  list: CallsSearch;
}

/** What the trace is, how it ended, and what all of it came to. */
export function TraceHead({ trace, mayGoOn, neighbours, list }: TraceHeadProps) {
  const { first_call: first, trace_id } = trace;
  return (
    <header className="trace-head band">
      <div className="row">
        <CallKind call={first} />
        <h1>{nameOf(first)}</h1>
        <Outcome call={first} />
        <Tags trace={trace} />
        {mayGoOn && <Running trace={trace} />}
        <span className="push row acts">
          <TakeAway trace={trace} />
          <Link className="btn small" to="/calls" search={{ trace: trace_id, range: 'all' }}>
            <Icon name="calls" />
            Its calls
          </Link>
          <span className="row steps">
            <Step to={neighbours.previous} list={list} icon="up" label="Previous trace, [" />
            <Step to={neighbours.next} list={list} icon="down" label="Next trace, ]" />
          </span>
        </span>
      </div>
      <Facts trace={trace} />
    </header>
  );
}

interface StepProps {
  to: string | undefined;
  list: CallsSearch;
  icon: 'up' | 'down';
  label: string;
}

function Step({ to, list, icon, label }: StepProps) {
  const navigate = useNavigate();
  return (
    <Button
      look="quiet"
      icon={icon}
      aria-label={label}
      disabled={to === undefined}
      onClick={() => to !== undefined && void navigate({ to: '/traces/$trace', params: { trace: to }, search: list })}
    />
  );
}

/** A call that is named as a cause, and has not ended, runs still or is the caller's own. */
function Running({ trace: { calls_shown } }: { trace: TraceDetail }) {
  const isCauseOpen = calls_shown.some(({ parent_link }) => parent_link === 'missing');
  return (
    <State kind="running" title="What ends now comes in by itself, until a minute after the last call">
      {isCauseOpen ? 'still running' : 'may go on'}
    </State>
  );
}

/** What is remarkable about how the calls came together. */
function Tags({ trace: { calls_shown, failed_calls } }: { trace: TraceDetail }) {
  const linked = (how: 'inferred' | 'missing') => calls_shown.filter(({ parent_link }) => parent_link === how).length;
  const [inferred, missing] = [linked('inferred'), linked('missing')];
  return (
    <>
      {failed_calls > 0 && <span className="tag bad">{plural(failed_calls, 'call')} not ok</span>}
      {inferred > 0 && <span className="tag">{plural(inferred, 'parent')} inferred</span>}
      {missing > 0 && <span className="tag">{plural(missing, 'parent')} not here</span>}
    </>
  );
}

function Facts({ trace }: { trace: TraceDetail }) {
  const { first_call: first, trace_id, trace_ref, session_id, input_tokens, output_tokens } = trace;
  const at = Date.parse(trace.started_at);
  return (
    <dl className="facts">
      <Fact label="Time">{durationText(trace.duration_ms)}</Fact>
      <Fact label="Cost: own + nested = total">
        <CostSum trace={trace} />
      </Fact>
      <Fact label="Tokens in, out">
        {input_tokens === null && output_tokens === null
          ? '—'
          : `${count(input_tokens ?? 0)}, ${count(output_tokens ?? 0)}`}
      </Fact>
      <Fact label="Calls">{callsText(trace)}</Fact>
      <Fact label="Key">
        <Link className="textlink" to="/calls" search={first.key_id === null ? {} : { key_id: first.key_id }}>
          {callerName(first)}
        </Link>
      </Fact>
      {first.team_alias !== null && <Fact label="Team">{first.team_alias}</Fact>}
      {first.user_id !== null && <Fact label="User">{first.user_id}</Fact>}
      {session_id !== null && (
        <Fact label="Session">
          <Link className="textlink" to="/traces" search={{ session_id, range: 'all' }} title={session_id}>
            {shortId(session_id)}
          </Link>
        </Fact>
      )}
      <Fact label="Trace">
        <CopyId id={trace_id} />
      </Fact>
      {trace_ref !== null && trace_ref !== trace_id && (
        <Fact label="As the caller spells it">
          <CopyId id={trace_ref} />
        </Fact>
      )}
      <Fact label="Started">
        <span title={exact(at)}>
          {clock(at)}
          {milliseconds(at)}
        </span>
      </Fact>
    </dl>
  );
}

/** What the call with which it began cost, and what all others did. */
function CostSum({ trace }: { trace: TraceDetail }) {
  const own = trace.calls_shown.find(({ call }) => call.id === trace.first_call.id)?.own.cost_nano ?? null;
  if (own === null || trace.cost_nano === null || trace.calls === 1) return <TotalCost of={trace} aligned={false} />;
  return (
    <>
      {money(own)} <span className="ink-3">+</span> {money(trace.cost_nano - own)} <span className="ink-3">=</span>{' '}
      <b className="strong">
        <TotalCost of={trace} aligned={false} />
      </b>
    </>
  );
}

function callsText({ calls_shown, calls, truncated }: TraceDetail): string {
  if (truncated) return count(calls);
  const models = calls_shown.filter(({ call }) => kindOf(call) === 'llm').length;
  const agents = calls - models;
  return [agents > 0 && `${count(agents)} agent`, models > 0 && `${count(models)} model`].filter(Boolean).join(', ');
}
