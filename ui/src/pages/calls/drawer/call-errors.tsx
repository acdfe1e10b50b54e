import type { CallDetail } from '../../../api/types.ts';
import { Attempts } from './attempts.tsx';
import { Trouble } from './trouble.tsx';

/** What went wrong: of the call itself, and of the tries before the one that answered. */
export const troublesOf = ({ error_code, error_message, attempts }: CallDetail): number =>
  (error_code ?? error_message) === null ? failedTries(attempts) : 1 + failedTries(attempts);

const failedTries = (attempts: CallDetail['attempts']): number =>
  attempts?.filter(({ fault }) => fault !== null).length ?? 0;

export function CallErrors({ call }: { call: CallDetail }) {
  return (
    <>
      <section className="block lead" aria-label="What went wrong">
        {(call.error_code ?? call.error_message) === null ? (
          <p className="ink-2">The call itself went well; not all of its tries did.</p>
        ) : (
          <Trouble call={call} />
        )}
      </section>
      <Attempts call={call} />
    </>
  );
}
