import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { ApiError } from '../api/client.ts';
import { Button } from '../kit/button.tsx';
import { Empty } from '../kit/empty.tsx';

/** What went wrong, why, and what to do; in place of a page. */
export function Failure({ error, reset }: ErrorComponentProps) {
  const told = error instanceof ApiError ? error : undefined;
  return (
    <main className="main" id="main">
      <Empty title={told ? 'The gateway did not answer this' : 'This page has failed'}>
        <p role="alert">{error instanceof Error ? error.message : String(error)}</p>
        {told?.requestId && <p className="mono ink-3">request {told.requestId}</p>}
        <Button look="primary" onClick={reset}>
          Try again
        </Button>
      </Empty>
    </main>
  );
}

export function NotFound() {
  return (
    <main className="main" id="main">
      <Empty title="There is no such page">
        <p>The address may be of another version, or mistyped.</p>
        <Link to="/" className="btn primary">
          Go to the start
        </Link>
      </Empty>
    </main>
  );
}
