import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { UI_PATH } from '../../api/client.ts';
import { sessionQuery } from '../../api/session.ts';
import { rememberedWay, type Way } from '../../api/sign-in-way.ts';
import { signInWaysQuery } from '../../api/single-sign-on.ts';
import { ProviderButton } from './provider-button.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SignedOutFrame } from './signed-out-frame.tsx';

const route = getRouteApi('/sign-in');

/** Asks who is there, says where it leads back to, and gives password and key away at once for a session. */
export function SignInPage() {
  const { to = '/' } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const hasProvider = Boolean(useQuery(signInWaysQuery).data?.single_sign_on);
  const [way, setWay] = useState<Way>(rememberedWay);
  return (
    <SignedOutFrame
      title="Sign in to Switchboard"
      foot={
        to !== '/' && (
          <span>
            You will come back to <span className="mono">{to}</span>
          </span>
        )
      }
    >
      <ProviderButton to={to} or={way === 'key' ? 'or with a key' : 'or with a password'} />
      <SignInForm
        way={way}
        onTurn={() => setWay(way === 'key' ? 'password' : 'key')}
        isSecondary={hasProvider}
        onSignedIn={async (session) => {
          queries.setQueryData(sessionQuery.queryKey, session);
          await router.navigate({ href: UI_PATH.replace(/\/$/, '') + to });
        }}
      />
      <p className="small ink-3">
        Only looking for an agent?{' '}
        <Link className="textlink" to="/hub">
          The hub needs no sign-in
        </Link>
        .
      </p>
    </SignedOutFrame>
  );
}
