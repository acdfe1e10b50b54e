import { z } from 'zod';
import { type JsonObject, SwitchboardError } from '../protocol/index.ts';

/** A setting that is an object of whatever members. */
export const objectSetting = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  { error: 'must be an object' },
);

/**
 * What an administrator said of an agent on its platform, checked, with defaults filled in.
 *
 * @param settings names as in `litellm_params`
 * @throws SwitchboardError INVALID_PARAMS, naming the field
 */
export function readSettings<Schema extends z.ZodType>(schema: Schema, settings: JsonObject): z.infer<Schema> {
  const read = schema.safeParse(settings);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new SwitchboardError('INVALID_PARAMS', `litellm_params.${issue?.path.join('.')}: ${issue?.message}.`);
}
