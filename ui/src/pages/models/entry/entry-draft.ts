import type { ModelEntry, ModelEntryChanges, ModelEntryFields } from '../../../api/model-entries.ts';
import { askedOf, REACHING } from './provider-fields.ts';

/** What has been typed of a deployment so far. */
export interface EntryDraft {
  provider: string;
  /** As the provider calls the model. */
  model: string;
  /** As callers of the gateway name it. */
  name: string;
  /** All else of `litellm_params`, by its names; secrets that are stored stand as the marker. */
  params: Readonly<Record<string, unknown>>;
  /** Of `model_info`. */
  info: Readonly<Record<string, unknown>>;
}

export const EMPTY_ENTRY: EntryDraft = { provider: 'openai', model: '', name: '', params: {}, info: {} };

/** @param isProvider whether the gateway knows a provider of this name: others are part of a model's name, as it reads them */
export function draftOf(
  { model_name, litellm_params, model_info }: Pick<ModelEntry, 'model_name' | 'litellm_params' | 'model_info'>,
  isProvider: (name: string) => boolean,
): EntryDraft {
  const { model: asked, custom_llm_provider: named, ...params } = litellm_params as Record<string, unknown>;
  const { id: _, db_model: __, ...info } = model_info as Record<string, unknown>;
  const whole = String(asked);
  const [prefix = '', ...rest] = whole.split('/');
  const provider = typeof named === 'string' ? named : rest.length > 0 && isProvider(prefix) ? prefix : 'openai';
  const model = prefix === provider && rest.length > 0 ? rest.join('/') : whole;
  return { provider, model, name: model_name, params: saying(params), info: saying(info) };
}

/** With one parameter changed; what says nothing is none. */
export function withParam(draft: EntryDraft, name: string, value: unknown): EntryDraft {
  return { ...draft, params: saying({ ...draft.params, [name]: value }) };
}

/** The same of `model_info`. */
export function withInfo(draft: EntryDraft, name: string, value: unknown): EntryDraft {
  return { ...draft, info: saying({ ...draft.info, [name]: value }) };
}

/** As the API takes it. What only another provider is told is left behind. */
export function fieldsOf(
  { provider, model, name, params, info }: EntryDraft,
  dialect: string | undefined,
): ModelEntryFields {
  const told = new Set(askedOf(dialect).fields.map((field) => field.name));
  const kept = Object.entries(params).filter(([param]) => told.has(param) || !REACHING.has(param));
  const asked = model.trim();
  return {
    model_name: name.trim() || asked,
    litellm_params: { ...Object.fromEntries(kept), model: `${provider}/${asked}` },
    model_info: info,
  };
}

/** What is another than before: null clears what is gone. */
export function changesOf(before: ModelEntryFields, after: ModelEntryFields): ModelEntryChanges {
  const params = changed(before.litellm_params, after.litellm_params);
  const info = changed(before.model_info, after.model_info);
  return {
    ...(before.model_name !== after.model_name && { model_name: after.model_name }),
    ...(params && { litellm_params: params }),
    ...(info && { model_info: info }),
  };
}

/** What is asked to try a change of an entry: what is left out is as it is stored. */
export function trialOf(id: string, before: ModelEntryFields, after: ModelEntryFields): ModelEntryFields {
  const { litellm_params: params, model_info: info } = changesOf(before, after);
  return {
    model_name: after.model_name,
    litellm_params: { ...params, model: after.litellm_params.model },
    model_info: { ...info, id },
  };
}

function changed(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const others = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return others.length === 0 ? undefined : Object.fromEntries(others.map((name) => [name, after[name] ?? null]));
}

const saying = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );

const MILLION = 1e6;

/** Dollars for a token, as they are typed for a million of them; without the error of binary fractions. */
export const perToken = (million: string): number | undefined =>
  million === '' ? undefined : Number((Number(million) / MILLION).toPrecision(12));
