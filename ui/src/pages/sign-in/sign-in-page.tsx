import './sign-in.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError, UI_PATH } from '../../api/client.ts';
import { sessionQuery, signIn } from '../../api/session.ts';
import { Button } from '../../kit/button.tsx';
import { TextField } from '../../kit/field.tsx';
import { Mark } from '../../kit/mark.tsx';
import { switchTheme } from '../../shell/theme.ts';
import { SignInStrip } from './sign-in-strip.tsx';

const route = getRouteApi('/sign-in');

const HINT =
  "The one printed when the gateway first started, or an administrator's. It is kept in a session, never in this browser’s storage.";

/** Asks for a key, says where it leads back to, and gives the key away at once for a session. */
export function SignInPage() {
  const { to = '/' } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const [key, setKey] = useState('');
  const entering = useMutation({
    mutationFn: () => signIn(key.trim()),
    onSuccess: async (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      setKey('');
      await router.navigate({ href: UI_PATH.replace(/\/$/, '') + to });
    },
  });
  return (
    <main className="login">
      <section>
        <div className="brand">
          <Mark width={56} />
        </div>
        <h1>Sign in to Switchboard</h1>
        <p className="ink-2">{location.host}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            entering.mutate();
          }}
        >
          <TextField
            label="Admin key"
            icon="keys"
            type="password"
            name="password"
            placeholder="sk-…"
            autoComplete="current-password"
            required
            value={key}
            hint={HINT}
            problem={problemOf(entering.error)}
            onChange={(event) => setKey(event.target.value)}
          />
          <Button look="primary" size="large" type="submit" disabled={entering.isPending}>
            Sign in
          </Button>
        </form>
      </section>
      <footer>
        <SignInStrip />
        <div className="foot">
          {to !== '/' && (
            <span>
              You will come back to <span className="mono">{to}</span>
            </span>
          )}
          <Button
            look="quiet"
            size="small"
            icon="theme"
            className="push"
            aria-label="Switch theme"
            onClick={switchTheme}
          />
        </div>
      </footer>
    </main>
  );
}

function problemOf(error: Error | null): string | undefined {
  if (error === null) return undefined;
  if (error instanceof ApiError && error.status === 401) return 'This key is not valid. Check for missing characters.';
  if (error instanceof ApiError && error.status === 403)
    return 'This key may call agents, but not see this UI: its user is neither an admin nor a viewer.';
  return error.message;
}
