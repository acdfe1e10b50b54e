import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  changeDestination,
  deleteDestination,
  destinationsQuery,
  type TraceDestination,
  testDestination,
} from '../../../api/settings.ts';
import { Button } from '../../../kit/button.tsx';
import { ConfirmByName } from '../../../kit/confirm-by-name.tsx';
import { tell } from '../../../kit/toast.tsx';
import { useMayManage } from '../../../shell/use-may-manage.ts';
import { TestAnswer } from './test-answer.tsx';

interface DestinationActsProps {
  destination: TraceDestination;
  onChange: () => void;
}

/** What can be done about a destination; those of the config file can be tested alone. */
export function DestinationActs({ destination, onChange }: DestinationActsProps) {
  const { name, paused, source, hides_stored } = destination;
  const [isDeleting, setDeleting] = useState(false);
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: destinationsQuery.queryKey });
  const testing = useMutation({ mutationFn: () => testDestination(name) });
  const pausing = useMutation({
    mutationFn: () => changeDestination(name, { paused: !paused }),
    onSuccess: async () => {
      tell(paused ? `${name} is told of traces again` : `${name} is told of nothing new`);
      await refresh();
    },
    onError: ({ message }) => tell(message),
  });
  const deleting = useMutation({
    mutationFn: () => deleteDestination(name),
    onSuccess: async () => {
      setDeleting(false);
      tell(`Deleted ${name}`);
      await refresh();
    },
  });
  if (!useMayManage()) return null;
  const isStored = source === 'api';
  return (
    <div className="row" aria-live="polite">
      <Button icon="send" disabled={testing.isPending} onClick={() => testing.mutate()}>
        {testing.isPending ? 'Sending a test trace' : 'Send a test trace'}
      </Button>
      {isStored && (
        <>
          <Button onClick={onChange}>Change</Button>
          <Button icon={paused ? 'play' : 'pause'} disabled={pausing.isPending} onClick={() => pausing.mutate()}>
            {paused ? 'Resume' : 'Pause'}
          </Button>
        </>
      )}
      {(isStored || hides_stored) && (
        <Button look="danger" onClick={() => setDeleting(true)}>
          {isStored ? 'Delete' : 'Delete the one that is kept'}
        </Button>
      )}
      <TestAnswer answer={testing.data} error={testing.error} />
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
        <p>
          {isStored
            ? 'It is told of nothing new; what is left for it is still sent. What it has stays there; its keys are forgotten here.'
            : 'The one of the config file goes on; the one of this name that is kept here is forgotten, with its keys.'}
        </p>
      </ConfirmByName>
    </div>
  );
}
