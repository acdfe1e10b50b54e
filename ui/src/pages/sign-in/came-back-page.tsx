import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { UI_PATH } from '../../api/client.ts';
import { sessionQuery } from '../../api/session.ts';
import { comeBack } from '../../api/single-sign-on.ts';
import { Notice } from '../../kit/notice.tsx';
import { SignedOutFrame } from './signed-out-frame.tsx';

/** Where the identity provider sends the browser back to. Its answer is good once. */
export function CameBackPage() {
  const router = useRouter();
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['came-back', location.search],
    queryFn: () => comeBack(location.search),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  useEffect(() => {
    if (!data) return;
    queries.setQueryData(sessionQuery.queryKey, data.session);
    void router.navigate({ href: UI_PATH.replace(/\/$/, '') + data.to, replace: true });
  }, [data, queries, router]);
  return (
    <SignedOutFrame title={error ? 'You are not signed in' : 'Signing you in'}>
      {error && (
        <>
          <Notice kind="bad">{error.message}</Notice>
          <p className="small">
            <Link className="textlink" to="/sign-in">
              Back to the sign-in
            </Link>
          </p>
        </>
      )}
    </SignedOutFrame>
  );
}
