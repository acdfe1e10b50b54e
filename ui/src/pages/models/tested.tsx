import { durationText } from '../../format/duration.ts';
import { Notice } from '../../kit/notice.tsx';
import { State } from '../../kit/state.tsx';

interface TestedProps {
  trial: {
    data: { ok: boolean; ms: number; status: number | null; failure: string | null } | undefined;
    error: Error | null;
  };
}

/** What came of a few words to a deployment. */
export function Tested({ trial: { data, error } }: TestedProps) {
  if (error) return <Notice kind="bad">{error.message}</Notice>;
  if (!data) return null;
  if (data.ok)
    return (
      <p role="status">
        <State kind="ok">answered in {durationText(data.ms)}</State>
      </p>
    );
  return (
    <Notice kind="bad">
      <span className="wrap-anywhere">
        {data.status !== null && `Status ${data.status}: `}
        {data.failure}
      </span>
    </Notice>
  );
}
