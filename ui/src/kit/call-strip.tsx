import type { Call, Hop as CallHop } from '../api/types.ts';
import { kindOf } from './call-name.tsx';
import { hasFailed } from './has-failed.ts';
import { type Hop, HopStrip } from './hop-strip.tsx';

interface CallStripProps {
  call: Call;
  /** Calls of the same trace that it caused. */
  nested?: readonly (Call | CallHop)[];
  /** As wide as there is room. */
  isStretched?: boolean;
}

/** A call's hop strip. Of an agent's inner work only the calls that it made through the gateway are known. */
export function CallStrip({ call, nested = [], isStretched = false }: CallStripProps) {
  const { started_at, duration_ms, first_byte_ms, outcome } = call;
  const begin = Date.parse(started_at);
  const share = (ms: number) => Math.min(1, Math.max(0, ms / duration_ms));
  const hops = nested.map((one): Hop => {
    const from = Date.parse(one.started_at) - begin;
    return { kind: 'kind' in one ? one.kind : kindOf(one), from: share(from), to: share(from + one.duration_ms) };
  });
  const kind = kindOf(call);
  return (
    <HopStrip
      ms={duration_ms}
      kind={kind}
      hops={hops}
      firstToken={kind === 'llm' && first_byte_ms !== null ? share(first_byte_ms) : 0}
      end={outcome === 'refused' ? 'refused' : hasFailed(call) ? 'failed' : 'ok'}
      isStretched={isStretched}
    />
  );
}
