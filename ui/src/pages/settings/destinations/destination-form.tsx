import '../../agent/registration/registration.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  addDestination,
  changeDestination,
  destinationsQuery,
  type TraceDestination,
  tryDestination,
} from '../../../api/settings.ts';
import { plural } from '../../../format/count.ts';
import { Button } from '../../../kit/button.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { DiffView } from '../../../kit/diff-view.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { tell } from '../../../kit/toast.tsx';
import {
  changesOf,
  type DestinationDraft,
  differencesOf,
  draftOf,
  EMPTY_DESTINATION,
  fieldsOf,
  isElsewhere,
  withoutKept,
} from './destination-draft.ts';
import { DestinationFolds } from './destination-folds.tsx';
import { DestinationInputs } from './destination-inputs.tsx';
import { TestAnswer } from './test-answer.tsx';

interface DestinationFormProps {
  /** The one that is changed; undefined for another one. */
  destination: TraceDestination | undefined;
  onClose: () => void;
}

/** One screen for what a destination is and gets: saved when it was tried, or at once; a change, when its difference was seen. */
export function DestinationForm({ destination, onClose }: DestinationFormProps) {
  const [first] = useState<DestinationDraft>(() => (destination ? draftOf(destination) : EMPTY_DESTINATION));
  const [draft, setDraft] = useState(first);
  const [isReviewing, setReviewing] = useState(false);
  const before = fieldsOf(first);
  const fields = fieldsOf(draft);
  const differences = differencesOf(before, fields);
  const name = destination?.name;

  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: () =>
      name === undefined ? addDestination(fields) : changeDestination(name, changesOf(before, fields)),
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: destinationsQuery.queryKey });
      tell(`${name === undefined ? 'Traces are sent to' : 'Saved'} ${saved.name}`);
      onClose();
    },
  });
  const testing = useMutation({ mutationFn: () => tryDestination(fields) });
  const change = (next: DestinationDraft) => {
    const isMoved = name !== undefined && next.url !== draft.url && isElsewhere(first.url, next.url);
    setDraft(isMoved ? withoutKept(next) : next);
    testing.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.reset();
    if (name === undefined) saving.mutate();
    else setReviewing(true);
  };
  return (
    <form
      className="destination-form"
      aria-label={name === undefined ? 'Add destination' : `Change ${name}`}
      onSubmit={submit}
    >
      <DestinationInputs draft={draft} isNew={name === undefined} onChange={change} />
      <div className="folds">
        <DestinationFolds draft={draft} onChange={change} />
      </div>
      <div className="row" aria-live="polite">
        <Button icon="send" disabled={testing.isPending || draft.url.trim() === ''} onClick={() => testing.mutate()}>
          {testing.isPending ? 'Sending a test trace' : 'Test before saving'}
        </Button>
        <TestAnswer answer={testing.data} error={testing.error} />
      </div>
      {saving.error && !isReviewing && <Notice kind="bad">{saving.error.message}</Notice>}
      <footer className="row save">
        <Button
          look="primary"
          type="submit"
          disabled={saving.isPending || (name !== undefined && differences.length === 0)}
        >
          {name === undefined ? 'Save destination' : 'Review and save'}
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        {name !== undefined && (
          <span className="small ink-3">
            {differences.length === 0 ? 'nothing is changed' : plural(differences.length, 'change')}
          </span>
        )}
      </footer>
      <Dialog
        title={`Save ${plural(differences.length, 'change')} of ${name ?? ''}?`}
        open={isReviewing}
        onClose={() => setReviewing(false)}
        footer={
          <>
            <Button onClick={() => setReviewing(false)}>Back</Button>
            <Button look="primary" disabled={saving.isPending} onClick={() => saving.mutate()}>
              {saving.isPending ? 'Saving' : 'Save'}
            </Button>
          </>
        }
      >
        <DiffView changes={differences} label="What changes" />
        <p className="small ink-2">What waits for it is told it as it is then.</p>
        {saving.error && <Notice kind="bad">{saving.error.message}</Notice>}
      </Dialog>
    </form>
  );
}
