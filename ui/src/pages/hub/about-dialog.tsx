import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { changeHubTerms, type HubTerms, hubQuery, hubTermsQuery } from '../../api/hub.ts';
import { Button } from '../../kit/button.tsx';
import { Field, TextField } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { tell } from '../../kit/toast.tsx';
import { typed } from '../../kit/typed.ts';
import { FormDialog } from '../people/form-dialog.tsx';

const MOST_LINKS = 12;

/** Whose hub it is, who gives out keys, and where to read on. */
export function AboutDialog({ onClose }: { onClose: () => void }) {
  const { data: terms } = useSuspenseQuery(hubTermsQuery);
  const queries = useQueryClient();
  const [links, setLinks] = useState(() => withRows(terms.links));
  const changing = useMutation({
    mutationFn: changeHubTerms,
    onSuccess: async () => {
      tell('The hub says so now');
      onClose();
      await queries.invalidateQueries({ queryKey: hubQuery.queryKey });
    },
  });
  const submit = (form: FormData) => {
    const text = (name: string) => typed(form, name).trim() || null;
    const labels = form.getAll('label').map(String);
    const urls = form.getAll('url').map(String);
    const written = labels.map((label, index) => ({ label: label.trim(), url: urls[index]?.trim() ?? '' }));
    changing.mutate({
      title: text('title'),
      about: text('about'),
      links: written.filter(({ label, url }) => label !== '' && url !== ''),
    });
  };
  return (
    <FormDialog title="What the hub says" action="Save" busy={changing.isPending} onSubmit={submit} onClose={onClose}>
      <TextField label="Whose hub it is" name="title" maxLength={120} defaultValue={terms.title ?? ''} />
      <Field label="About" hint="Who gives out keys, and how. Everybody reads it.">
        {(control) => (
          <textarea
            {...control}
            className="input"
            name="about"
            rows={4}
            maxLength={2000}
            defaultValue={terms.about ?? ''}
          />
        )}
      </Field>
      <fieldset className="links">
        <legend>Links</legend>
        {links.map(({ id, label, url }) => (
          <div key={id} className="row">
            <input
              className="input"
              name="label"
              aria-label="Words of the link"
              placeholder="House rules"
              maxLength={80}
              defaultValue={label}
            />
            <input
              className="input"
              name="url"
              type="url"
              aria-label="Address of the link"
              placeholder="https://…"
              maxLength={2048}
              defaultValue={url}
            />
          </div>
        ))}
        {links.length < MOST_LINKS && (
          <Button size="small" look="quiet" icon="plus" onClick={() => setLinks(withRows(links))}>
            Another
          </Button>
        )}
      </fieldset>
      {changing.error && <Notice kind="bad">{changing.error.message}</Notice>}
    </FormDialog>
  );
}

/** With an empty row behind them. */
const withRows = (links: HubTerms['links']) => [...links, { label: '', url: '' }].map((link, id) => ({ ...link, id }));
