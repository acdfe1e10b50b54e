import { Link } from '@tanstack/react-router';
import type { TraceDetail } from '../../api/types.ts';
import { count, plural } from '../../format/count.ts';
import { durationText } from '../../format/duration.ts';
import { shortId } from '../../format/id.ts';
import { money } from '../../format/money.ts';
import { clock, exact, milliseconds } from '../../format/time.ts';
import { CallKind, kindOf, nameOf } from '../../kit/call-name.tsx';
import { Copy } from '../../kit/copy.tsx';
import { Fact } from '../../kit/fact.tsx';
import { Icon } from '../../kit/icon.tsx';
import { callerName } from '../agents/traffic.ts';
import { Outcome } from '../calls/outcome.tsx';
import { TotalCost } from '../traces/total-cost.tsx';

/** What the trace is, how it ended, and what all of it came to. */
export function TraceHead({ trace }: { trace: TraceDetail }) {
  const { first_call: first, trace_id } = trace;
  return (
    <header className="trace-head band">
      <div className="row">
        <CallKind call={first} />
        <h1>{nameOf(first)}</h1>
        <Outcome call={first} />
        <Tags trace={trace} />
        <Link className="btn small push" to="/calls" search={{ trace: trace_id, range: 'all' }}>
          <Icon name="calls" />
          Its calls
        </Link>
      </div>
      <Facts trace={trace} />
    </header>
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
        <Copy text={trace_id}>{shortId(trace_id)}</Copy>
      </Fact>
      {trace_ref !== null && trace_ref !== trace_id && (
        <Fact label="As the caller spells it">
          <Copy text={trace_ref}>{shortId(trace_ref)}</Copy>
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
