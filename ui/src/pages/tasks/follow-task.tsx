import { useEffect, useRef, useState } from 'react';
import { isOver, type TaskDetail } from '../../api/tasks.ts';
import { Button } from '../../kit/button.tsx';
import { FrameList, type ShownFrame } from '../../kit/frame-list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { eventKind } from '../calls/drawer/event-kind.ts';
import { saidIn } from '../calls/drawer/said.ts';
import { ask, type Speaker } from '../playground/a2a-client.ts';
import { wireOf } from '../playground/a2a-wires.ts';

export interface Following {
  frames: readonly ShownFrame[];
  failure: string | null;
  isOpen: boolean;
  begin: () => void;
  end: () => void;
}

/** Subscribes to a task as its owner's client would, and keeps what comes. */
export function useFollowing(task: TaskDetail | undefined, ownerName: string): Following {
  const [frames, setFrames] = useState<readonly ShownFrame[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);

  const begin = async () => {
    const speaker = task && speakerOf(task, ownerName);
    if (!task || !speaker) return;
    const stop = new AbortController();
    current.current = stop;
    setFrames([]);
    setFailure(null);
    setOpen(true);
    const began = performance.now();
    const params = { id: task.task_id };
    const exchange = ask({
      agent: task.agent_name ?? task.agent_id,
      speaker,
      wire: wireOf('a2a-1.0'),
      operation: 'subscribe',
      params,
      signal: stop.signal,
    });
    try {
      for await (const body of exchange.bodies)
        setFrames((before) => [...before, frameOf(body, performance.now() - began)]);
    } catch (error) {
      if (!stop.signal.aborted) setFailure(error instanceof Error ? error.message : String(error));
    }
    if (current.current === stop) setOpen(false);
  };
  return { frames, failure, isOpen, begin: () => void begin(), end: () => current.current?.abort() };
}

/** An agent tells a task's own client alone: the administrator's, or that of the key whose it is. */
function speakerOf({ own, owner }: TaskDetail, ownerName: string): Speaker | undefined {
  if (own) return { kind: 'self' };
  return owner.kind === 'key' && owner.id !== null ? { kind: 'key', id: owner.id, name: ownerName } : undefined;
}

const frameOf = (body: unknown, at: number): ShownFrame => {
  const result = (body as { result?: unknown }).result ?? body;
  return { direction: 'in', at, name: eventKind(result), says: saidIn(result).texts.join(''), body };
};

/** Begins to follow, or ends it; not offered where nothing can come. */
export function FollowButton({ task, following }: { task: TaskDetail; following: Following }) {
  if (isOver(task) && !following.isOpen) return null;
  if (!speakerOf(task, '')) return null;
  return (
    <Button
      size="small"
      icon={following.isOpen ? 'stop' : 'play'}
      aria-pressed={following.isOpen}
      title="Subscribes to the task as its owner's client would"
      onClick={following.isOpen ? following.end : following.begin}
    >
      {following.isOpen ? 'Stop following' : 'Follow'}
    </Button>
  );
}

/** What the agent has told since. */
export function Followed({ following: { frames, failure, isOpen } }: { following: Following }) {
  if (!isOpen && frames.length === 0 && failure === null) return null;
  return (
    <>
      <div className="sec-head">
        <h3>What it tells now</h3>
        <span className="note" aria-live="polite">
          {isOpen ? 'following' : 'the stream has ended'}
        </span>
      </div>
      {failure !== null && <Notice kind="bad">{failure}</Notice>}
      <FrameList frames={frames} noun="Event" />
    </>
  );
}
