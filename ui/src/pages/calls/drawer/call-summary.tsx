import { useQuery } from '@tanstack/react-query';
import { causedQuery } from '../../../api/calls.ts';
import type { CallDetail, Hop } from '../../../api/types.ts';
import { bytesText, count } from '../../../format/count.ts';
import { durationText } from '../../../format/duration.ts';
import { money } from '../../../format/money.ts';
import { clock, exact, milliseconds } from '../../../format/time.ts';
import { CallStrip } from '../../../kit/call-strip.tsx';
import { Fact } from '../../../kit/fact.tsx';
import { Estimated, isEstimated } from '../estimated.tsx';
import { Attempts } from './attempts.tsx';
import { CallCosts } from './call-costs.tsx';
import { CallIds } from './call-ids.tsx';
import { Conversation } from './conversation.tsx';
import { ModelCosts } from './model-costs.tsx';
import { Trouble } from './trouble.tsx';
import { Why } from './why.tsx';

const NONE: readonly Hop[] = [];

export function CallSummary({ call }: { call: CallDetail }) {
  const { data: caused } = useQuery(causedQuery(call.id));
  return (
    <>
      <section className="block lead" aria-label="In short">
        <CallStrip call={call} nested={caused?.hops ?? NONE} isStretched />
        <Facts call={call} />
        {call.error_message !== null && <Trouble call={call} />}
        <CallIds call={call} />
      </section>
      <Conversation call={call} />
      <Attempts call={call} />
      <ModelCosts call={call} />
      {caused && <CallCosts caused={caused} />}
      <Why call={call} />
    </>
  );
}

function Facts({ call }: { call: CallDetail }) {
  const { started_at, duration_ms, first_byte_ms, cost_nano, input_tokens, output_tokens } = call;
  const costNano = call.outcome === 'refused' ? 0 : cost_nano;
  const at = Date.parse(started_at);
  const about = isEstimated(call) && <Estimated />;
  return (
    <dl className="facts">
      <Fact label="Started">
        <span title={exact(at)}>
          {clock(at)}
          {milliseconds(at)}
        </span>
      </Fact>
      <Fact label="Duration">{durationText(duration_ms)}</Fact>
      <Fact label="First byte">{first_byte_ms === null ? '—' : durationText(first_byte_ms)}</Fact>
      <Fact label="Cost">
        {costNano !== null && about}
        {costNano === null ? <span className="unpriced">unpriced</span> : money(costNano)}
      </Fact>
      <Fact label="Tokens in, out">
        {input_tokens === null && output_tokens === null ? '—' : about}
        {input_tokens !== null || output_tokens !== null
          ? `${count(input_tokens ?? 0)}, ${count(output_tokens ?? 0)}`
          : ''}
      </Fact>
      <Fact label="Asked, answered">
        {bytesText(call.request_bytes)}, {bytesText(call.response_bytes)}
      </Fact>
      <Fact label="HTTP status">{call.http_status}</Fact>
      <Fact label="Method">
        {call.operation} {call.version}
      </Fact>
    </dl>
  );
}
