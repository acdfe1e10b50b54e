import type { AdapterLimits, Json, Turn, UpstreamEvent } from '../../protocol/index.ts';

/** The way to one deployment of an agent, as the gateway hands it to the engine. */
export interface Runner {
  limits: AdapterLimits;
  run(turn: Turn, signal: AbortSignal): AsyncIterable<UpstreamEvent>;
  cancel?: (run: Json, signal: AbortSignal) => Promise<'canceled' | 'requested' | 'unsupported'>;
  poll?: (run: Json, signal: AbortSignal) => Promise<UpstreamEvent[]>;
  resubscribe?: (run: Json, signal: AbortSignal) => AsyncIterable<UpstreamEvent>;
}

/** Whether a run goes on without us, and can be found again by its handle. */
export const isDurable = (runner: Runner): boolean => runner.poll !== undefined || runner.resubscribe !== undefined;

/** The events that end a turn. */
export const endsTurn = ({ type }: UpstreamEvent): boolean => type === 'done' || type === 'need' || type === 'fail';
