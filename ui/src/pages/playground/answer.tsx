import { Link } from '@tanstack/react-router';
import { durationText } from '../../format/duration.ts';
import { shortId } from '../../format/id.ts';
import { Button } from '../../kit/button.tsx';
import { HopStrip } from '../../kit/hop-strip.tsx';
import { State, type StateKind } from '../../kit/state.tsx';
import { canCancel, type Turn, textOf, waitsForUs } from './turn.ts';

interface AnswerProps {
  turn: Turn;
  isOpen: boolean;
  onOpen: () => void;
  onCancel: () => void;
  onStop: () => void;
}

/** What came of a message: the task's states, the words, and what can be done now. */
export function Answer({ turn, isOpen, onOpen, onCancel, onStop }: AnswerProps) {
  const { states, taskId, said, artifacts, failure, ms, requestId } = turn;
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
            <Button size="small" look="quiet" icon="stop" onClick={onStop}>
              Stop listening
            </Button>
          )}
          {canCancel(turn) && (
            <Button size="small" look="quiet danger" onClick={onCancel}>
              Cancel task
            </Button>
          )}
          {requestId !== null && (
            <Link className="btn quiet small" to="/calls" search={{ request_id: requestId, range: 'all' }}>
              Its call
            </Link>
          )}
          {!isOpen && (
            <Button size="small" look="quiet" onClick={onOpen}>
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
