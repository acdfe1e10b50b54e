import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { ConfirmByName } from '../../kit/confirm-by-name.tsx';
import { Icon } from '../../kit/icon.tsx';
import { tell, tellWithUndo } from '../../kit/toast.tsx';
import { useMayManage } from '../../shell/use-may-manage.ts';

interface ActsProps {
  name: string;
  isBlocked: boolean;
  /** Who is meant in the list of calls; null when that has no column for it. */
  calls: Record<string, string> | null;
  onBlock: (isBlocked: boolean) => Promise<unknown>;
  onDelete: () => Promise<unknown>;
  onDeleted: () => void;
  onEdit: () => void;
  /** What goes with it. */
  loses: string;
}

/** What can be done about a team or a user. */
export function Acts({ name, isBlocked, calls, onBlock, onDelete, onDeleted, onEdit, loses }: ActsProps) {
  const queries = useQueryClient();
  const [isDeleting, setDeleting] = useState(false);
  const blocking = useMutation({
    mutationFn: () => onBlock(!isBlocked),
    onSuccess: async () => {
      if (isBlocked) tell(`${name} is let in again`);
      else tellWithUndo(`Blocked ${name}`, () => onBlock(false).then(() => queries.invalidateQueries()));
      await queries.invalidateQueries();
    },
    onError: (error) => tell(error.message),
  });
  const deleting = useMutation({
    mutationFn: onDelete,
    onSuccess: async () => {
      tell(`Deleted ${name}`);
      onDeleted();
      // What was open is gone: only lists are read again.
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.length === 1 });
    },
  });
  const itsCalls = calls && (
    <Link className="btn small" to="/calls" search={calls}>
      <Icon name="calls" />
      Calls
    </Link>
  );
  if (!useMayManage()) return <div className="row acts">{itsCalls}</div>;
  return (
    <div className="row acts">
      <Button size="small" onClick={onEdit}>
        Edit
      </Button>
      {itsCalls}
      <span className="push row">
        <Button
          size="small"
          look={isBlocked ? 'plain' : 'danger'}
          disabled={blocking.isPending}
          onClick={() => blocking.mutate()}
        >
          {isBlocked ? 'Unblock' : 'Block'}
        </Button>
        <Button size="small" look="danger" onClick={() => setDeleting(true)}>
          Delete
        </Button>
      </span>
      <ConfirmByName
        name={name}
        title={`Delete ${name}?`}
        action="Delete"
        open={isDeleting}
        busy={deleting.isPending}
        problem={deleting.error?.message}
        onConfirm={() => deleting.mutate()}
        onClose={() => setDeleting(false)}
      >
        <p>{loses} What was called stays on record. This cannot be undone.</p>
      </ConfirmByName>
    </div>
  );
}
