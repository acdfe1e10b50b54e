import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { applyConfiguration, type PendingChange, pendingQuery, settingsQuery } from '../../api/settings.ts';
import { plural } from '../../format/count.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Notice } from '../../kit/notice.tsx';
import { tell } from '../../kit/toast.tsx';
import { useMayManage } from '../../shell/use-may-manage.ts';
import { Part } from './part.tsx';
import { ProblemList } from './problem-list.tsx';

const EFFECTS = {
  at_once: 'at once, when it is applied',
  restart: 'at the next start',
  never: 'changes nothing',
} as const;

/** How the file differs from what runs, and the button that takes it over. */
export function PendingView() {
  const { data: pending } = useQuery(pendingQuery);
  if (!pending || (pending.changes.length === 0 && pending.problems.length === 0)) return null;
  const { changes, revision, problems } = pending;
  const applicable = changes.filter(({ takes_effect }) => takes_effect === 'at_once').length;
  return (
    <Part title="Not in force yet" note={problems.length > 0 ? 'the file is wrong' : plural(changes.length, 'change')}>
      {problems.length > 0 && (
        <Notice kind="bad">
          <div>
            The file as it is now cannot be used: what runs goes on.
            <ProblemList problems={problems} />
          </div>
        </Notice>
      )}
      {changes.length > 0 && <ChangeTable changes={changes} />}
      {revision !== null && applicable > 0 && <Apply revision={revision} changes={changes} />}
    </Part>
  );
}

function ChangeTable({ changes }: { changes: readonly PendingChange[] }) {
  return (
    <div className="over">
      <table className="table pending" aria-label="Not in force yet">
        <thead>
          <tr>
            <th>Key</th>
            <th>In force</th>
            <th>In the file</th>
            <th>Takes effect</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ key, before, after, takes_effect }) => (
            <tr key={`${key} ${takes_effect}`}>
              <td className="mono">{key}</td>
              <td className="mono value" data-label="In force">
                {before === null ? '—' : <del>{before}</del>}
              </td>
              <td className="mono value" data-label="In the file">
                {after === null ? '—' : <ins>{after}</ins>}
              </td>
              <td className={takes_effect === 'never' ? 'ink-3' : ''}>{EFFECTS[takes_effect]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** For those who may change things: once more what is applied, and what is not yet. */
function Apply({ revision, changes }: { revision: string; changes: readonly PendingChange[] }) {
  const [isOpen, setOpen] = useState(false);
  const queries = useQueryClient();
  const applying = useMutation({
    mutationFn: () => applyConfiguration(revision),
    onSuccess: ({ applied, waiting_for_restart }) => {
      setOpen(false);
      const waits = waiting_for_restart.length === 0 ? '' : `; ${waiting_for_restart.join(', ')} at the next start`;
      tell(`In force: ${applied.join(', ') || 'nothing new'}${waits}`);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: settingsQuery.queryKey }),
  });
  const later = changes.filter(({ takes_effect }) => takes_effect === 'restart');
  if (!useMayManage()) return null;
  return (
    <>
      <Button look="primary" className="export" onClick={() => setOpen(true)}>
        Apply
      </Button>
      <Dialog
        title="Apply the file as it is now?"
        open={isOpen}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button look="primary" disabled={applying.isPending} onClick={() => applying.mutate()}>
              {applying.isPending ? 'Applying' : 'Apply'}
            </Button>
          </>
        }
      >
        <p>
          Calls that run go on as they began.
          {later.length > 0 &&
            ` Of what changed, this waits for the next start: ${later.map(({ key }) => key).join(', ')}.`}
        </p>
        {applying.error && <Notice kind="bad">{applying.error.message}</Notice>}
      </Dialog>
    </>
  );
}
