import { z } from 'zod';
import { type ModelEntry, withoutSecrets } from '../../models/index.ts';
import { isoTime } from '../http/time.ts';

/** As LiteLLM answers what it has stored. */
export const entryView = z
  .object({
    model_id: z.string(),
    model_name: z.string(),
    litellm_params: z
      .looseObject({ model: z.string() })
      .describe('As registered; "<REDACTED>" stands wherever a secret does, and sent back keeps it.'),
    model_info: z.looseObject({ id: z.string(), db_model: z.literal(true) }),
    created_at: z.string(),
    created_by: z.string(),
    updated_at: z.string(),
    updated_by: z.string(),
  })
  .meta({ id: 'ModelEntry' });

export function viewEntry({ id, registration, ...stamp }: ModelEntry): z.input<typeof entryView> {
  const { model_name, litellm_params: params, model_info: info } = registration;
  return {
    model_id: id,
    model_name,
    litellm_params: { ...withoutSecrets(params), model: params.model },
    model_info: { ...info, id, db_model: true },
    created_at: isoTime(stamp.createdAt),
    created_by: stamp.createdBy,
    updated_at: isoTime(stamp.updatedAt),
    updated_by: stamp.updatedBy,
  };
}
