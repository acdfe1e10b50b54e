import { Field, TextField } from '../../../kit/field.tsx';
import { Fold, NamesField } from '../../agent/registration/registration-fields.tsx';
import { settingText } from '../../agent/registration/setting-text.ts';
import { millionOf } from '../../prices/per-million.ts';
import { type EntryDraft, perToken, withInfo, withParam } from './entry-draft.ts';
import { ProviderFold } from './provider-fold.tsx';

/** Told for a token, typed for a million. */
const PRICES = [
  ['input_cost_per_token', 'Input'],
  ['output_cost_per_token', 'Output'],
  ['cache_read_input_token_cost', 'Input read from a cache'],
  ['cache_creation_input_token_cost', 'Input written to a cache'],
] as const;

const LIMITS = [
  ['rpm', 'Calls a minute', 1, 'what is beyond goes to the others of its name'],
  ['tpm', 'Tokens a minute', 1, undefined],
  ['max_parallel_requests', 'Calls at once', 1, undefined],
  ['order', 'Order', 1, 'the lowest that works is asked'],
  ['weight', 'Weight', 'any', 'its share among those of the same order'],
  ['timeout', 'Waits for an answer, seconds', 'any', undefined],
  ['stream_timeout', 'Waits for an answer in pieces, seconds', 'any', undefined],
] as const;

interface EntryFoldsProps {
  draft: EntryDraft;
  onChange: (next: EntryDraft) => void;
}

/** What most models can do without. */
export function EntryFolds({ draft, onChange }: EntryFoldsProps) {
  const { params, info } = draft;
  const put = (name: string, value: unknown) => onChange(withParam(draft, name, value));
  const priced = PRICES.filter(([name]) => params[name] !== undefined);
  const limited = LIMITS.filter(([name]) => params[name] !== undefined);
  return (
    <>
      <Fold
        name="Prices of its own"
        says={
          priced.length === 0
            ? 'those of the table'
            : priced.map(([name, label]) => `${label.toLowerCase()} $${dollars(params[name])}`).join(', ')
        }
      >
        {PRICES.map(([name, label]) => (
          <TextField
            key={name}
            label={`${label}, $ a million tokens`}
            type="number"
            min={0}
            step="any"
            mono
            value={dollars(params[name])}
            onChange={(event) => put(name, perToken(event.target.value))}
          />
        ))}
      </Fold>
      <Fold
        name="Limits and shares"
        says={
          limited.length === 0
            ? 'no limits, an equal share'
            : limited.map(([name, label]) => `${label.toLowerCase()} ${settingText(params[name])}`).join(', ')
        }
      >
        {LIMITS.map(([name, label, step, hint]) => (
          <TextField
            key={name}
            label={label}
            hint={hint}
            type="number"
            min={0}
            step={step}
            value={settingText(params[name])}
            onChange={(event) => put(name, event.target.value === '' ? undefined : Number(event.target.value))}
          />
        ))}
      </Fold>
      <ProviderFold draft={draft} onChange={onChange} />
      <Fold name="Kind and groups" says={info['mode'] === 'embedding' ? 'embeddings' : 'chat'}>
        <Field label="What it is for">
          {(control) => (
            <select
              {...control}
              className="input"
              value={info['mode'] === 'embedding' ? 'embedding' : 'chat'}
              onChange={({ target: { value } }) => onChange(withInfo(draft, 'mode', value))}
            >
              <option value="chat">Chat</option>
              <option value="embedding">Embeddings</option>
            </select>
          )}
        </Field>
        <NamesField
          label="Groups it belongs to"
          hint="Who is granted a group may call every model in it. Separate several by commas."
          value={info['access_groups']}
          onChange={(groups) => onChange(withInfo(draft, 'access_groups', groups))}
        />
      </Fold>
    </>
  );
}

/** For a million tokens; nothing where nothing is said. */
const dollars = (perToken: unknown): string => (perToken === undefined ? '' : millionOf(Number(perToken)));
