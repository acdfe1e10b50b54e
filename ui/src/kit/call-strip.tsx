import type { Call } from '../api/types.ts';
import { type Hop, HopStrip } from './hop-strip.tsx';

const FAILED: ReadonlySet<Call['outcome']> = new Set(['agent-error', 'upstream-error', 'truncated', 'gateway-error']);

/**
 * A call's hop strip. Of an agent's inner work only the calls that it made through the gateway are known.
 *
 * @param nested calls of the same trace that ran while it did
 */
export function CallStrip({ call, nested = [] }: { call: Call; nested?: readonly Call[] }) {
  const end = call.outcome === 'refused' ? 'refused' : FAILED.has(call.outcome) ? 'failed' : 'ok';
  const begin = Date.parse(call.started_at);
  const plugs = nested.map((one): Hop => {
    const from = (Date.parse(one.started_at) - begin) / call.duration_ms;
    return { kind: 'agent', from: Math.max(0, from), to: Math.min(1, from + one.duration_ms / call.duration_ms) };
  });
  return <HopStrip ms={call.duration_ms} plugs={plugs} end={end} />;
}
