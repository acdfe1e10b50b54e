import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteModelEntry, modelEntriesQuery } from '../../api/model-entries.ts';
import { type ModelDeployment, modelsQuery } from '../../api/models.ts';
import { relative } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { ConfirmByName } from '../../kit/confirm-by-name.tsx';
import { tell } from '../../kit/toast.tsx';
import { usePowers } from '../../shell/use-powers.ts';

/** Who says that there is this deployment. */
export function DeploymentSource({ deployment: { model_info, model_name } }: { deployment: ModelDeployment }) {
  const { data: entries = [] } = useQuery({ ...modelEntriesQuery, enabled: usePowers().mayInspect });
  if (!model_info.db_model)
    return (
      <>
        config file{' '}
        <span className="ink-3">
          as <code>model_list</code> says of {model_name}; it is changed there
        </span>
      </>
    );
  const entry = entries.find(({ model_id }) => model_id === model_info.id);
  return (
    <>
      database
      {entry && (
        <span className="ink-3">
          {' '}
          by {entry.updated_by} {relative(Date.parse(entry.updated_at), Date.now())}
        </span>
      )}
    </>
  );
}

interface EntryActsProps {
  deployment: ModelDeployment;
  onChange: () => void;
}

/** What can be done about a deployment of the database. */
export function EntryActs({ deployment: { model_info, model_name, litellm_params }, onChange }: EntryActsProps) {
  const [isDeleting, setDeleting] = useState(false);
  const queries = useQueryClient();
  const deleting = useMutation({
    mutationFn: () => deleteModelEntry(model_info.id),
    onSuccess: async () => {
      setDeleting(false);
      tell(`Deleted ${litellm_params.model}`);
      await queries.invalidateQueries({ queryKey: modelsQuery.queryKey });
    },
  });
  return (
    <>
      <Button size="small" onClick={onChange}>
        Change
      </Button>
      <Button size="small" look="danger" onClick={() => setDeleting(true)}>
        Delete
      </Button>
      <ConfirmByName
        name={model_name}
        title={`Delete ${litellm_params.model}?`}
        action="Delete"
        open={isDeleting}
        busy={deleting.isPending}
        problem={deleting.error?.message}
        onConfirm={() => deleting.mutate()}
        onClose={() => setDeleting(false)}
      >
        <p>
          Its calls go to the others called {model_name}, or are refused when there is none. Its calls stay on record;
          its key is forgotten.
        </p>
      </ConfirmByName>
    </>
  );
}
