import type { Outcome } from '../../gateway/index.ts';
import type { Exchange } from '../exchange.ts';
import { type WriteTimes, writeAnswer, writeOutcome } from '../write.ts';
import type { AgentWire } from './agent-wire.ts';

/**
 * Writes what the gateway made of a call to an agent. The first event of a stream is waited for, because what fails at
 * once is still told by a status; but no longer than anybody may be left without a sign of life (model notes, A.10).
 */
export async function writeAgentOutcome(
  exchange: Exchange,
  outcome: Outcome,
  wire: AgentWire,
  times: WriteTimes,
): Promise<void> {
  if (outcome.kind === 'answer') return writeOutcome(exchange, outcome, times);
  const told = outcome.frames[Symbol.asyncIterator]();
  const first = nextFrame(told).then((frame) => frame ?? wire.end());
  if (await takesLongerThan(times.keepAliveMs, first)) wire.commit();
  else await first;
  const { refusal } = wire;
  if (refusal) return writeAnswer(exchange, { ...refusal, headers: { ...outcome.headers, ...refusal.headers } }, times);
  return writeOutcome(exchange, { ...outcome, frames: framed(first, told, wire) }, times);
}

/** Whether it is not settled by then. */
function takesLongerThan(milliseconds: number, awaited: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), milliseconds);
    const inTime = (): void => {
      clearTimeout(timer);
      resolve(false);
    };
    awaited.then(inTime, inTime);
  });
}

/** Of what agents tell, not everything concerns this caller. */
async function nextFrame(told: AsyncIterator<Buffer>): Promise<Buffer | undefined> {
  for (;;) {
    const { done, value } = await told.next();
    if (done) return undefined;
    if (value.length > 0) return value;
  }
}

async function* framed(first: Promise<Buffer>, told: AsyncIterator<Buffer>, wire: AgentWire): AsyncGenerator<Buffer> {
  try {
    for (let frame: Buffer | undefined = await first; frame !== undefined; frame = await nextFrame(told)) yield frame;
    const end = wire.end();
    if (end.length > 0) yield end;
  } finally {
    await told.return?.();
  }
}
