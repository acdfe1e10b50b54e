import { useMutation, useQuery } from '@tanstack/react-query';
import { leaveForProvider, signInWaysQuery } from '../../api/single-sign-on.ts';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';

/** Leads to the identity provider, where there is one. @param invitation to accept so, instead of choosing a password */
export function ProviderButton({ to, invitation, or }: { to: string; invitation?: string; or: string }) {
  const { data: ways } = useQuery(signInWaysQuery);
  const leaving = useMutation({
    mutationFn: () => leaveForProvider({ to, ...(invitation !== undefined && { invitation }) }),
  });
  if (!ways?.single_sign_on) return null;
  return (
    <>
      <Button look="primary" size="large" icon="arrow" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
        Continue with {ways.single_sign_on.name}
      </Button>
      {leaving.error && <Notice kind="bad">{leaving.error.message}</Notice>}
      <p className="or">
        <span>{or}</span>
      </p>
    </>
  );
}
