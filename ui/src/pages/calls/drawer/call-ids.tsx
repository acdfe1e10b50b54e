import type { CallDetail } from '../../../api/types.ts';
import { CopyId } from '../../../kit/copy-id.tsx';

/** Every id of the call, short; a click copies it whole. */
export function CallIds({ call }: { call: CallDetail }) {
  const ids: [string, string | null][] = [
    ['call', call.id],
    ['trace', call.trace_id],
    ['task', call.task_id],
    ['context', call.context_id],
    ['message', call.message_id],
    ['session', call.session_id],
    ['request', call.request_id],
  ];
  return (
    <p className="ids mono">
      {ids.map(
        ([name, id]) =>
          id !== null && (
            <span key={name} className="one-id">
              <span>{name}</span> <CopyId id={id} />
            </span>
          ),
      )}
    </p>
  );
}
