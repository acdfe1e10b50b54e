import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { sessionEndQuery, sessionQuery } from '../api/session.ts';

const SignInAgain = lazy(() =>
  import('../pages/sign-in/sign-in-again.tsx').then(({ SignInAgain }) => ({ default: SignInAgain })),
);

/** Asks who is there once more, from when the session has ended until there is another. */
export function SessionEnd() {
  const { data: session, dataUpdatedAt } = useSuspenseQuery(sessionQuery);
  const { data: endedAt = 0 } = useQuery(sessionEndQuery);
  if (endedAt <= dataUpdatedAt) return null;
  return (
    <Suspense>
      <SignInAgain before={session} />
    </Suspense>
  );
}
