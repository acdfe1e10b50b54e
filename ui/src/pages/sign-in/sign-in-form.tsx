import { useMutation } from '@tanstack/react-query';
import { ApiError } from '../../api/client.ts';
import { type Credentials, signIn } from '../../api/session.ts';
import type { Way } from '../../api/sign-in-way.ts';
import type { Session } from '../../api/types.ts';
import { Button } from '../../kit/button.tsx';
import { TextField } from '../../kit/field.tsx';
import { typed } from '../../kit/typed.ts';
import { textOf } from '../people/limits.ts';

const KEY_HINT =
  'The one printed when the gateway first started, or a user’s. It is kept in a session, never in this browser’s storage.';

interface SignInFormProps {
  way: Way;
  onTurn: () => void;
  /** Whether something beside it is to be done first. */
  isSecondary: boolean;
  onSignedIn: (session: Session) => Promise<void>;
}

/** Gives password or key away at once for a session. */
export function SignInForm({ way, onTurn, isSecondary, onSignedIn }: SignInFormProps) {
  const entering = useMutation({ mutationFn: signIn, onSuccess: onSignedIn });
  const turn = () => {
    entering.reset();
    onTurn();
  };
  return (
    <>
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
            problem={problemOfKey(entering.error)}
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
        <Button look={isSecondary ? 'plain' : 'primary'} size="large" type="submit" disabled={entering.isPending}>
          Sign in
        </Button>
      </form>
      <p className="or">
        <span>or</span>
      </p>
      <Button size="large" icon={way === 'key' ? 'users' : 'keys'} onClick={turn}>
        {way === 'key' ? 'With a password' : 'With a key'}
      </Button>
    </>
  );
}

function credentialsOf(form: FormData): Credentials {
  const key = textOf(form, 'key');
  if (key !== null) return { key: key.trim() };
  return { user: textOf(form, 'user') ?? '', password: typed(form, 'password') };
}

function problemOfKey(error: Error | null): string | undefined {
  if (error instanceof ApiError && error.status === 403)
    return 'This key may call agents, but not see this UI: it belongs to no user.';
  if (error instanceof ApiError && error.status === 401)
    return 'This key is not valid. It may be mistyped, replaced, blocked or expired.';
  return problemOf(error);
}

function problemOf(error: Error | null): string | undefined {
  if (error === null) return undefined;
  if (error instanceof ApiError && error.status === 0) return 'The gateway gives no answer. Try again in a moment.';
  return error.message;
}
