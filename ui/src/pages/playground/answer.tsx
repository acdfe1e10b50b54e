import { Link } from '@tanstack/react-router';
import { durationText } from '../../format/duration.ts';
import { shortId } from '../../format/id.ts';
import { money } from '../../format/money.ts';
import { Button } from '../../kit/button.tsx';
import { CallStrip } from '../../kit/call-strip.tsx';
import { CopyId } from '../../kit/copy-id.tsx';
import { HopStrip } from '../../kit/hop-strip.tsx';
import { SaidText } from '../../kit/said/said-text.tsx';
import { State, type StateKind } from '../../kit/state.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { formIn } from './asked-form.ts';
import { InputForm } from './input-form.tsx';
import { canCancel, canListen, type Part, type Turn, textOf, waitsForUs } from './turn.ts';
import { useRecorded } from './use-recorded.ts';

interface AnswerProps {
  turn: Turn;
  /** To whom one talks. */
  agent: string;
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
export function Answer({ turn, agent, isOpen, isLast, ...act }: AnswerProps) {
  const { states, taskId, said, statusParts, artifacts, failure, ms, requestId, traceId } = turn;
  const fields = isLast && waitsForUs(turn) && ms !== null ? formIn(statusParts) : undefined;
  const results = artifacts.filter(({ parts }) => textOf(parts) !== '');
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
      {results.map(({ id, parts }) => (
        <div key={id} className="answer">
          <SaidText text={textOf(parts)} mediaType={parts.find((part) => part.text !== undefined)?.mediaType} />
        </div>
      ))}
      {said !== '' && (
        <div className={waitsForUs(turn) ? 'question' : 'answer'}>
          <SaidText text={said} />
        </div>
      )}
      {fields && <InputForm fields={fields} onAnswer={act.onAnswer} />}
      {failure !== null && <Failed turn={turn} agent={agent} onAgain={act.onAgain} />}
      <footer>
        <WhatItTook turn={turn} />
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
          {ms !== null && failure === null && !waitsForUs(turn) && (
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

/** Why there is no answer, by which id it is found, and what can be done. */
function Failed({ turn, agent, onAgain }: { turn: Turn; agent: string; onAgain: () => void }) {
  const { mayInspect } = usePowers();
  const { failure, requestId, ms } = turn;
  const { call } = useRecorded(turn);
  const isRefused = call?.outcome === 'refused';
  return (
    <div className="failed">
      <p className="bad words" role="alert">
        {failure}
      </p>
      <p className="row small ink-3">
        {requestId !== null && (
          <>
            call <CopyId id={requestId} />
          </>
        )}
        {mayInspect && call && (
          <Link
            className="textlink"
            to="/agents/$agent"
            params={{ agent }}
            search={{ view: isRefused ? 'access' : 'deployments' }}
          >
            {isRefused ? `Who may call ${agent}` : `How ${agent} fares`}
          </Link>
        )}
        {ms !== null && (
          <Button size="small" icon="replay" onClick={onAgain}>
            Retry
          </Button>
        )}
      </p>
    </div>
  );
}

/** Its strip, time and cost: at first as far as we saw it, and as it was recorded once it is. */
function WhatItTook({ turn }: { turn: Turn }) {
  const { ms, failure } = turn;
  const { call, nested } = useRecorded(turn);
  if (ms === null) return <span className="mono">…</span>;
  if (!call)
    return (
      <>
        <HopStrip ms={ms} end={failure === null ? 'ok' : 'failed'} />
        <span className="mono">{durationText(ms)}</span>
      </>
    );
  const costs = [call, ...nested].flatMap(({ cost_nano }) => (cost_nano === null ? [] : [cost_nano]));
  return (
    <>
      <CallStrip call={call} nested={nested} />
      <span className="mono">{durationText(ms)}</span>
      {costs.length > 0 && <span className="mono">{money(costs.reduce((sum, cost) => sum + cost, 0))}</span>}
    </>
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
