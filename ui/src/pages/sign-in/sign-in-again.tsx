import './sign-in.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { UI_PATH } from '../../api/client.ts';
import { sessionQuery } from '../../api/session.ts';
import { rememberedWay, type Way } from '../../api/sign-in-way.ts';
import { signInWaysQuery } from '../../api/single-sign-on.ts';
import type { Session } from '../../api/types.ts';
import { SignInForm } from './sign-in-form.tsx';

/**
 * Lies on top of all else, other dialogs included, and cannot be closed: behind it stands what somebody was writing.
 * @param before who wrote it
 */
export function SignInAgain({ before }: { before: Session }) {
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const [way, setWay] = useState<Way>(rememberedWay);
  const provider = useQuery(signInWaysQuery).data?.single_sign_on;

  const goOn = async (session: Session) => {
    // What stands behind it was another one's to see.
    if (session.name !== before.name || session.role !== before.role) return location.reload();
    queries.setQueryData(sessionQuery.queryKey, session);
    await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  };

  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  // Somebody may have signed in in another tab: the session is the same.
  const look = useRef(() => {});
  look.current = () => void queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).then(goOn, () => {});
  useEffect(() => {
    const listener = () => look.current();
    window.addEventListener('focus', listener);
    return () => window.removeEventListener('focus', listener);
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog sign-in-again"
      aria-labelledby="sign-in-again"
      onCancel={(event) => event.preventDefault()}
      onKeyDown={keepFromPage}
    >
      <header>
        <h2 id="sign-in-again">Your session has ended</h2>
      </header>
      <div className="body">
        <p>Sign in once more: what you have written is still here.</p>
        {provider && (
          <a className="btn primary large" href={`${UI_PATH}sign-in`} target="_blank" rel="noreferrer">
            Continue with {provider.name}, in another tab
          </a>
        )}
        <SignInForm
          way={way}
          onTurn={() => setWay(way === 'key' ? 'password' : 'key')}
          isSecondary={provider !== null && provider !== undefined}
          onSignedIn={goOn}
        />
      </div>
    </dialog>
  );
}

/** Escape would close what lies below, and letters would lead elsewhere. */
function keepFromPage(event: SyntheticEvent & { key: string }): void {
  if (event.key === 'Escape') event.preventDefault();
  event.stopPropagation();
}
