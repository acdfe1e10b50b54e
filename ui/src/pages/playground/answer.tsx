import { Link } from '@tanstack/react-router';
import { durationText } from '../../format/duration.ts';
import { shortId } from '../../format/id.ts';
import { Button } from '../../kit/button.tsx';
import { HopStrip } from '../../kit/hop-strip.tsx';
import { State, type StateKind } from '../../kit/state.tsx';
import { formIn } from './asked-form.ts';
import { InputForm } from './input-form.tsx';
import { canCancel, canListen, type Part, type Turn, textOf, waitsForUs } from './turn.ts';

interface AnswerProps {
  turn: Turn;
  isOpen: boolean;
  /** Only the newest turn can be gone on with. */
  isLast: boolean;
  /** Shows its frames, where they are shown. */
  onOpen: (() => void) | undefined;
  onCancel: () => void;
  onStop: () => void;
  onListen: () => void;
  onAgain: () => void;
  onAnswer: (parts: Part[]) => void;
}

/** What came of a message: the task's states, the words, and what can be done now. */
export function Answer({ turn, isOpen, isLast, ...act }: AnswerProps) {
  const { states, taskId, said, statusParts, artifacts, failure, ms, requestId, traceId } = turn;
  const fields = isLast && waitsForUs(turn) && ms !== null ? formIn(statusParts) : undefined;
  const text = artifacts.map(({ parts }) => textOf(parts)).join('\n\n');
  return (
    <article className="it" aria-label="Agent" aria-live="polite" aria-busy={ms === null}>
      {taskId !== null && (
        <header className="task">
          <ol className="states">
            {states.map((state, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a state may come back
              <li key={index} className={index === states.length - 1 ? 'now' : ''}>
                {index === states.length - 1 ? <State kind={SHAPES[state] ?? 'running'}>{state}</State> : state}
              </li>
            ))}
          </ol>
          <span className="mono ink-3">task {shortId(taskId)}</span>
        </header>
      )}
      {text !== '' && <div className="answer words">{text}</div>}
      {said !== '' && <div className={waitsForUs(turn) ? 'question words' : 'answer words'}>{said}</div>}
      {fields && <InputForm fields={fields} onAnswer={act.onAnswer} />}
      {failure !== null && (
        <p className="bad" role="alert">
          {failure}
        </p>
      )}
      <footer>
        {ms !== null && <HopStrip ms={ms} end={failure === null ? 'ok' : 'failed'} />}
        <span className="mono">{ms === null ? '…' : durationText(ms)}</span>
        {waitsForUs(turn) && <span className="ink-3 small">waiting for you</span>}
        <span className="push row tools">
          {ms === null && (
            <Button size="small" look="quiet" icon="stop" onClick={act.onStop}>
              Stop listening
            </Button>
          )}
          {canListen(turn) && (
            <Button size="small" look="quiet" icon="play" onClick={act.onListen}>
              Listen again
            </Button>
          )}
          {ms !== null && !waitsForUs(turn) && (
            <Button size="small" look="quiet" icon="replay" onClick={act.onAgain}>
              Again
            </Button>
          )}
          {canCancel(turn) && (
            <Button size="small" look="quiet danger" onClick={act.onCancel}>
              Cancel task
            </Button>
          )}
          {requestId !== null && (
            <Link className="btn quiet small" to="/calls" search={{ request_id: requestId, range: 'all' }}>
              Its call
            </Link>
          )}
          {traceId !== null && ms !== null && (
            <Link className="btn quiet small" to="/traces/$trace" params={{ trace: traceId }}>
              Its trace
            </Link>
          )}
          {!isOpen && act.onOpen && (
            <Button size="small" look="quiet" onClick={act.onOpen}>
              Its frames
            </Button>
          )}
        </span>
      </footer>
    </article>
  );
}

const SHAPES: Record<string, StateKind> = {
  completed: 'ok',
  failed: 'error',
  rejected: 'refused',
  canceled: 'paused',
  'input required': 'ask',
  'auth required': 'ask',
};
