import { Field, TextField } from '../../../kit/field.tsx';
import { HeaderRows } from '../../agent/registration/header-rows.tsx';
import { Fold, NamesField } from '../../agent/registration/registration-fields.tsx';
import { settingText } from '../../agent/registration/setting-text.ts';
import { type EntryDraft, withInfo, withParam } from './entry-draft.ts';
import { OtherParams } from './other-params.tsx';
import { otherParamsOf } from './other-params-of.ts';

interface ProviderFoldProps {
  draft: EntryDraft;
  onChange: (next: EntryDraft) => void;
}

/** What its provider is told with every call, what it is spared, and as what it is priced. */
export function ProviderFold({ draft, onChange }: ProviderFoldProps) {
  const { params, info } = draft;
  const put = (name: string) => (value: unknown) => onChange(withParam(draft, name, value));
  const headers = headersIn(params['extra_headers']);
  const drops = params['drop_params'];
  return (
    <Fold name="What the provider is told" says={saysOf(draft)}>
      <HeaderRows label="Headers sent with every call" value={headers} onChange={put('extra_headers')} />
      <Field label="Parameters that the provider does not know">
        {(control) => (
          <select
            {...control}
            className="input"
            value={settingText(drops)}
            onChange={({ target: { value } }) => put('drop_params')(value === '' ? undefined : value === 'true')}
          >
            <option value="">As the gateway does</option>
            <option value="true">Left out</option>
            <option value="false">Sent all the same</option>
          </select>
        )}
      </Field>
      <NamesField
        label="Parameters that are always left out"
        hint="their names, separated by commas"
        value={params['additional_drop_params']}
        onChange={put('additional_drop_params')}
      />
      <TextField
        label="Priced as"
        hint="The model of the price table, where the provider’s name says nothing of it: azure/gpt-4o."
        mono
        autoComplete="off"
        value={settingText(info['base_model'])}
        onChange={({ target: { value } }) => onChange(withInfo(draft, 'base_model', value.trim() || undefined))}
      />
      <TextField
        label="Region"
        hint="Where it computes; callers may ask for one."
        autoComplete="off"
        value={settingText(params['region_name'])}
        onChange={({ target: { value } }) => put('region_name')(value.trim())}
      />
      <OtherParams draft={draft} onChange={onChange} />
    </Fold>
  );
}

function saysOf({ params, info }: EntryDraft): string {
  const headers = Object.keys(headersIn(params['extra_headers'])).length;
  const others = Object.keys(otherParamsOf(params));
  const said = [
    headers > 0 && `${headers} headers`,
    info['base_model'] !== undefined && `priced as ${settingText(info['base_model'])}`,
    others.length > 0 && others.join(', '),
  ].filter((one) => one !== false);
  return said.length === 0 ? 'what callers ask, and nothing more' : said.join(', ');
}

const headersIn = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
