import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { tryAgent } from '../../api/agents.ts';
import { plural } from '../../format/count.ts';
import { durationText } from '../../format/duration.ts';
import { Button } from '../../kit/button.tsx';
import { FrameList } from '../../kit/frame-list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { State } from '../../kit/state.tsx';
import { eventKind } from '../calls/drawer/event-kind.ts';
import { saidIn } from '../calls/drawer/said.ts';
import { type Draft, registrationOf } from './draft.ts';

/** A message to the agent with the settings as typed, before anything is saved; and what it answered, frame by frame. */
export function Trial({ draft }: { draft: Draft }) {
  const [words, setWords] = useState('Hello');
  const trying = useMutation({
    // The name matters to callers alone, and may not be there yet.
    mutationFn: () => tryAgent({ ...registrationOf(draft), agent_name: draft.name.trim() || 'trial' }, words),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    trying.mutate();
  };
  const { data: report, error, isPending } = trying;
  return (
    <section className="trial" aria-label="Test before saving" aria-busy={isPending}>
      <div className="sec-head">
        <h2>Test before saving</h2>
        <span className="note">with the settings as typed; nothing is kept</span>
      </div>
      <form onSubmit={submit}>
        <label className="input">
          <input
            aria-label="Message of the test"
            required
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
        <Button type="submit" disabled={isPending}>
          {isPending ? 'Asking' : report ? 'Again' : 'Send it'}
        </Button>
      </form>
      {error && <Notice kind="bad">{error.message}</Notice>}
      {report?.failure && <Notice kind="bad">{report.failure}</Notice>}
      {report && (
        <>
          <p className="row told">
            <State kind={report.failure === null ? 'ok' : 'error'}>
              {report.failure === null
                ? `answered in ${durationText(report.ms)}`
                : `failed after ${durationText(report.ms)}`}
            </State>
            <span className="ink-3">{plural(report.frames.length, 'frame')}</span>
          </p>
          <FrameList
            frames={report.frames.map(({ at_ms, frame }) => ({
              direction: 'in',
              at: at_ms,
              name: eventKind(frame),
              says: saidIn(frame).texts.join(''),
              body: frame,
            }))}
          />
        </>
      )}
    </section>
  );
}
