import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError, UI_PATH } from '../../api/client.ts';
import { type Credentials, sessionQuery, signIn } from '../../api/session.ts';
import { rememberedWay, type Way } from '../../api/sign-in-way.ts';
import { Button } from '../../kit/button.tsx';
import { TextField } from '../../kit/field.tsx';
import { typed } from '../../kit/typed.ts';
import { textOf } from '../people/limits.ts';
import { ProviderButton } from './provider-button.tsx';
import { SignedOutFrame } from './signed-out-frame.tsx';

const route = getRouteApi('/sign-in');

const KEY_HINT =
  "The one printed when the gateway first started, or a user's. It is kept in a session, never in this browser’s storage.";

/** Asks who is there, says where it leads back to, and gives password and key away at once for a session. */
export function SignInPage() {
  const { to = '/' } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const [way, setWay] = useState<Way>(rememberedWay);
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess: async (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      await router.navigate({ href: UI_PATH.replace(/\/$/, '') + to });
    },
  });
  const turn = () => {
    entering.reset();
    setWay(way === 'key' ? 'password' : 'key');
  };
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
      <form
        key={way}
        onSubmit={(event) => {
          event.preventDefault();
          entering.mutate(credentialsOf(new FormData(event.currentTarget)));
        }}
      >
        {way === 'key' ? (
          <TextField
            label="Admin key"
            icon="keys"
            type="password"
            name="key"
            placeholder="sk-…"
            autoComplete="current-password"
            required
            hint={KEY_HINT}
            problem={problemOf(entering.error)}
          />
        ) : (
          <>
            <TextField label="User or e-mail" icon="users" name="user" autoComplete="username" required />
            <TextField
              label="Password"
              icon="lock"
              type="password"
              name="password"
              autoComplete="current-password"
              required
              hint="Set by the link of an invitation; an administrator makes a new one when it is lost."
              problem={problemOf(entering.error)}
            />
          </>
        )}
        <Button look="primary" size="large" type="submit" disabled={entering.isPending}>
          Sign in
        </Button>
      </form>
      <p className="or">
        <span>or</span>
      </p>
      <Button size="large" icon={way === 'key' ? 'users' : 'keys'} onClick={turn}>
        {way === 'key' ? 'With a password' : 'With a key'}
      </Button>
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

function credentialsOf(form: FormData): Credentials {
  const key = textOf(form, 'key');
  if (key !== null) return { key: key.trim() };
  return { user: textOf(form, 'user') ?? '', password: typed(form, 'password') };
}

function problemOf(error: Error | null): string | undefined {
  if (error === null) return undefined;
  if (error instanceof ApiError && error.status === 403)
    return 'This key may call agents, but not see this UI: it belongs to no user.';
  return error.message;
}
