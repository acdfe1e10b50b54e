import '../../agent/registration/registration.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  addModelEntry,
  changeModelEntry,
  type ModelEntry,
  type ModelProvider,
  modelProvidersQuery,
  testModelEntry,
} from '../../../api/model-entries.ts';
import { modelsQuery } from '../../../api/models.ts';
import { plural } from '../../../format/count.ts';
import { jsonDiff } from '../../../format/json-diff.ts';
import { Button } from '../../../kit/button.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { DiffView } from '../../../kit/diff-view.tsx';
import { Field, TextField } from '../../../kit/field.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { tell } from '../../../kit/toast.tsx';
import { useFocusFirst } from '../../../kit/use-focus-first.ts';
import { Tested } from '../tested.tsx';
import { changesOf, draftOf, EMPTY_ENTRY, type EntryDraft, fieldsOf, trialOf } from './entry-draft.ts';
import { EntryFolds } from './entry-folds.tsx';
import { withoutSecrets } from './masked.ts';
import { askedOf, providerLabel } from './provider-fields.ts';
import { ProviderFields } from './provider-inputs.tsx';

interface EntryFormProps {
  /** The one that is changed; undefined for another one. */
  entry: ModelEntry | undefined;
  /** Of a new one, where it is known before anything is typed. */
  provider?: string | undefined;
  onSaved: (saved: ModelEntry) => void;
  onClose: () => void;
}

/** One screen for what a deployment is: saved when it was tried, or at once; a change, when its difference was seen. */
export function EntryForm(props: EntryFormProps) {
  const { data: providers } = useQuery(modelProvidersQuery);
  return (
    <aside className="drawer" aria-label={props.entry ? 'Change deployment' : 'Add model'} aria-busy={!providers}>
      <header className="drawer-head">
        <div className="row">
          <h2>{props.entry ? `Change ${props.entry.litellm_params.model}` : 'Add model'}</h2>
          <span className="push">
            <Button look="quiet" icon="x" aria-label="Close" onClick={props.onClose} />
          </span>
        </div>
        <p className="small ink-2">
          {props.entry
            ? 'Nothing is changed before you have seen what. Calls that run go on as they began.'
            : 'Nothing is saved until you say so. Those of one name share its calls.'}
        </p>
      </header>
      {providers && <Loaded {...props} providers={providers} />}
    </aside>
  );
}

function Loaded({
  entry,
  provider = EMPTY_ENTRY.provider,
  providers,
  onSaved,
  onClose,
}: EntryFormProps & { providers: readonly ModelProvider[] }) {
  const known = (name: string) => providers.find((one) => one.name === name);
  const [first] = useState<EntryDraft>(() =>
    entry ? draftOf(entry, (name) => known(name) !== undefined) : { ...EMPTY_ENTRY, provider },
  );
  const [draft, setDraft] = useState(first);
  const [isReviewing, setReviewing] = useState(false);
  const change = (changes: Partial<EntryDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const chosen = known(draft.provider);
  const fields = fieldsOf(draft, chosen?.dialect);
  const before = fieldsOf(first, known(first.provider)?.dialect);
  const differences = jsonDiff(before, fields);

  const form = useFocusFirst<HTMLFormElement>();
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: () => (entry ? changeModelEntry(entry.model_id, changesOf(before, fields)) : addModelEntry(fields)),
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: modelsQuery.queryKey });
      tell(`${entry ? 'Saved' : 'Added'} ${saved.model_name}`);
      onSaved(saved);
    },
  });
  const testing = useMutation({
    mutationFn: () => testModelEntry(entry ? trialOf(entry.model_id, before, fields) : fields),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.reset();
    if (entry) setReviewing(true);
    else saving.mutate();
  };
  return (
    <form ref={form} className="drawer-body entry-form" onSubmit={submit}>
      <section className="block">
        <Field label="Provider" hint={chosen?.base_url ? `asked at ${chosen.base_url}` : undefined}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={draft.provider}
              onChange={(event) => change({ provider: event.target.value })}
            >
              {!chosen && <option value={draft.provider}>{draft.provider}</option>}
              {providers.map(({ name }) => (
                <option key={name} value={name}>
                  {providerLabel(name)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextField
          label="Model at the provider"
          mono
          required
          autoComplete="off"
          placeholder={askedOf(chosen?.dialect).example}
          value={draft.model}
          hint={
            draft.provider === 'mock' ? 'echo, slow and others: answered in the gateway, for nothing' : 'as it names it'
          }
          onChange={(event) => change({ model: event.target.value })}
        />
        <TextField
          label="Name on the gateway"
          mono
          autoComplete="off"
          maxLength={256}
          placeholder={draft.model}
          value={draft.name}
          hint="what callers ask for; empty: the same"
          onChange={(event) => change({ name: event.target.value })}
        />
        <ProviderFields
          draft={draft}
          dialect={chosen?.dialect}
          baseUrl={chosen?.base_url ?? null}
          onChange={setDraft}
        />
      </section>
      <section className="folds">
        <EntryFolds draft={draft} onChange={setDraft} />
      </section>
      <section className="block trial">
        <div className="row">
          <Button
            icon="play"
            disabled={testing.isPending || draft.model.trim() === ''}
            onClick={({ currentTarget: { form } }) => {
              if (form?.reportValidity()) testing.mutate();
            }}
          >
            {testing.isPending ? 'Asking' : 'Test before saving'}
          </Button>
          <span className="small ink-3">a few words; the provider may charge them</span>
        </div>
        <Tested trial={testing} />
      </section>
      {saving.error && !isReviewing && <Notice kind="bad">{saving.error.message}</Notice>}
      <footer className="save">
        {entry && (
          <span className="ink-3">
            {differences.length === 0 ? 'nothing is changed' : plural(differences.length, 'change')}
          </span>
        )}
        <Button look="quiet" className="push" onClick={onClose}>
          Cancel
        </Button>
        <Button
          look="primary"
          type="submit"
          disabled={saving.isPending || (entry !== undefined && differences.length === 0)}
        >
          {entry ? 'Review and save' : 'Save model'}
        </Button>
      </footer>
      <Dialog
        title={`Save ${plural(differences.length, 'change')} of ${before.model_name}?`}
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
        <DiffView changes={differences.map(withoutSecrets)} label="What changes" />
        {saving.error && <Notice kind="bad">{saving.error.message}</Notice>}
      </Dialog>
    </form>
  );
}
