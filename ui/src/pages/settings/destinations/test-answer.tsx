import { State } from '../../../kit/state.tsx';

interface TestAnswerProps {
  answer: { ok: boolean; detail: string; trace_url: string | null } | undefined;
  error: Error | null;
}

/** What came of a test trace. */
export function TestAnswer({ answer, error }: TestAnswerProps) {
  return (
    <>
      {error && <State kind="error">{error.message}</State>}
      {answer && <State kind={answer.ok ? 'ok' : 'error'}>{answer.detail}</State>}
      {answer?.trace_url && (
        <a className="textlink" href={answer.trace_url} target="_blank" rel="noreferrer">
          See it there
        </a>
      )}
    </>
  );
}
