import type { CallDetail } from '../../../api/types.ts';
import { FrameList } from '../../../kit/frame-list.tsx';
import { eventKind } from './event-kind.ts';
import { saidIn } from './said.ts';

/** The stream's events in order, each with its time since the call began, and since the one before. */
export function CallEvents({ call: { content } }: { call: CallDetail }) {
  const events = content?.events ?? null;
  if (events === null) return <p className="block raw ink-2">No event of this stream is kept.</p>;
  const frames = events.map(({ at_ms, data }) => ({
    direction: 'in' as const,
    at: at_ms,
    name: eventKind(data),
    says: saidIn(data).texts.join(''),
    body: data,
  }));
  return <FrameList frames={frames} noun="Event" openAtFirst={0} hasGaps />;
}
