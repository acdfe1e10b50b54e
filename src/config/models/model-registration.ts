import { z } from 'zod';
import { cloudFields } from '../cloud-fields.ts';
import { headerMap } from '../header-fields.ts';

const amount = z.union([z.number(), z.string()]);
const text = z.string().min(1);
const limit = z.number().int().positive().nullable().optional();

/** LiteLLM's `litellm_params`. What is not named here is sent to the model with every call that does not set it itself. */
const parameters = z.looseObject({
  model: text.max(512).describe('"provider/model"'),
  api_key: z.string().nullable().optional(),
  api_base: z
    .url({ protocol: /^https?$/, error: 'not an http(s) URL' })
    .nullable()
    .optional(),
  api_version: text.nullable().optional(),
  organization: text.nullable().optional(),
  custom_llm_provider: text.nullable().optional(),
  litellm_credential_name: text.nullable().optional(),
  timeout: amount.nullable().optional(),
  stream_timeout: amount.nullable().optional(),
  weight: z.number().min(0).max(1_000_000).nullable().optional(),
  order: z.number().int().min(0).max(1000).nullable().optional(),
  region_name: text.nullable().optional(),
  rpm: limit,
  tpm: limit,
  max_parallel_requests: limit,
  extra_headers: headerMap.nullable().optional(),
  drop_params: z.boolean().nullable().optional(),
  additional_drop_params: z.array(text).max(100).nullable().optional(),
  ...cloudFields,
});

const information = z.looseObject({
  id: text.max(256).optional(),
  mode: text.optional(),
  base_model: text.nullable().optional(),
  access_groups: z.array(text).max(1000).nullable().optional(),
});

/** An entry of `model_list`: one deployment of a model; those of the same name share its calls. */
export const modelRegistration = z.looseObject({
  model_name: text.max(256),
  litellm_params: parameters,
  model_info: information.nullable().optional(),
});

export type ModelRegistration = z.infer<typeof modelRegistration>;

/** What of an entry is to be another: what is left out stays, null clears. */
export const modelChanges = z.object({
  model_name: text.max(256).optional(),
  litellm_params: parameters.partial().optional(),
  model_info: information.nullable().optional(),
});

export type ModelChanges = z.infer<typeof modelChanges>;

/** An entry of `credential_list`: parameters that entries of `model_list` take over by its name. */
export const credential = z.looseObject({
  credential_name: text,
  credential_values: z.record(z.string(), z.unknown()),
});
