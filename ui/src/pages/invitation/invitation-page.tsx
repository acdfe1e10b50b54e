import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { claimInvitation, invitationQuery } from '../../api/invitations.ts';
import { sessionQuery } from '../../api/session.ts';
import { exact } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { TextField } from '../../kit/field.tsx';
import { NewPasswordField } from '../../kit/new-password-field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { typed } from '../../kit/typed.ts';
import { textOf } from '../people/limits.ts';
import { ProviderButton } from '../sign-in/provider-button.tsx';
import { SignedOutFrame } from '../sign-in/signed-out-frame.tsx';

/** Lets who was invited choose a name and a password, and come in. */
export function InvitationPage() {
  // What stands behind the "#" is sent to no server with the address.
  const token = location.hash.slice(1);
  const { data: invited, error } = useQuery({ ...invitationQuery(token), enabled: token !== '' });
  if (error || token === '')
    return (
      <SignedOutFrame title="This invitation is over">
        <Notice kind="warn">{error?.message ?? 'The link is not whole: the part behind its “#” is missing.'}</Notice>
        <p className="small ink-3">
          You have a password already?{' '}
          <Link className="textlink" to="/sign-in">
            Sign in
          </Link>
          .
        </p>
      </SignedOutFrame>
    );
  if (!invited) return <SignedOutFrame title="Welcome to Switchboard">{null}</SignedOutFrame>;
  return (
    <SignedOutFrame
      title="Welcome to Switchboard"
      foot={<span>The link is good until {exact(Date.parse(invited.expires_at))}</span>}
    >
      <p>
        You were invited as <b>{invited.user_email ?? invited.user_id}</b>. Choose a password, and you are in.
      </p>
      <ProviderButton to="/" invitation={token} or="or with a password" />
      <ClaimForm token={token} name={invited.user_alias} user={invited.user_email ?? invited.user_id} />
    </SignedOutFrame>
  );
}

function ClaimForm({ token, name, user }: { token: string; name: string | null; user: string }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const claiming = useMutation({
    mutationFn: (form: FormData) => {
      const user_alias = textOf(form, 'user_alias');
      return claimInvitation({ token, password: typed(form, 'password'), ...(user_alias && { user_alias }) });
    },
    onSuccess: async (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      await navigate({ to: '/', replace: true });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        claiming.mutate(new FormData(event.currentTarget));
      }}
    >
      {/* For the browser's own keeper of passwords. */}
      <input className="vh" name="username" autoComplete="username" value={user} readOnly tabIndex={-1} aria-hidden />
      <TextField label="Your name" name="user_alias" autoComplete="name" maxLength={256} defaultValue={name ?? ''} />
      <NewPasswordField label="Password" name="password" problem={claiming.error?.message} />
      <Button look="primary" size="large" type="submit" disabled={claiming.isPending}>
        Come in
      </Button>
    </form>
  );
}
