import { useQuery } from '@tanstack/react-query';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiError } from '../api/client.ts';
import { isNoAnswer, livenessQuery } from '../api/liveness.ts';
import { Button } from '../kit/button.tsx';
import { Empty } from '../kit/empty.tsx';

/** What went wrong, why, and what to do; in place of a page. */
export function Failure({ error, reset }: ErrorComponentProps) {
  const told = error instanceof ApiError ? error : undefined;
  const isNotLoaded = isLoadFailure(error);
  // A script that failed to load is not asked for again by the page that it failed in.
  const retry = isNotLoaded ? reload : reset;
  useRetryOnceBack(isNotLoaded || isNoAnswer(error), retry);
  // The sign-in is about to come.
  if (told?.status === 401) return <main className="main" id="main" aria-busy="true" />;
  if (told?.status === 404) return <Gone says={told.message} />;
  return (
    <main className="main" id="main">
      <Empty title={told ? 'The gateway did not answer this' : 'This page has failed'}>
        <p role="alert">{isNotLoaded ? NOT_LOADED : messageOf(error)}</p>
        {told?.requestId && <p className="mono ink-3">request {told.requestId}</p>}
        <Button look="primary" onClick={retry}>
          Try again
        </Button>
      </Empty>
    </main>
  );
}

/** What an address names that is not there: to ask again would not bring it. */
const Gone = ({ says }: { says: string }) => (
  <main className="main" id="main">
    <Empty title="It is not there">
      <p role="alert">{says}</p>
      <p>It may have been renamed or deleted, or is not yours to see.</p>
      <Link to="/" className="btn primary">
        Go to the overview
      </Link>
    </Empty>
  </main>
);

const NOT_LOADED = 'A part of it could not be loaded: the gateway is away, or newer than what is open here.';

const isLoadFailure = (error: unknown): boolean =>
  /preload|dynamically imported|importing a module/i.test(messageOf(error));

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const reload = () => location.reload();

/** Who could not be answered is not made to ask again by hand. */
function useRetryOnceBack(isAway: boolean, retry: () => void): void {
  const { isSuccess, errorUpdateCount } = useQuery({ ...livenessQuery, enabled: isAway });
  const router = useRouter();
  // Nobody was away where the first try succeeds: it would fail again, and again.
  const isBack = isAway && isSuccess && errorUpdateCount > 0;
  useEffect(() => {
    if (!isBack) return;
    retry();
    void router.invalidate();
  }, [isBack, retry, router]);
}

export function NotFound() {
  return (
    <main className="main" id="main">
      <Empty title="There is no such page">
        <p>The address may be of another version, or mistyped.</p>
        <Link to="/" className="btn primary">
          Go to the overview
        </Link>
      </Empty>
    </main>
  );
}
