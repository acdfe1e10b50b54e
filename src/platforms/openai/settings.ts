import { z } from 'zod';
import { type JsonObject, SwitchboardError } from '../../protocol/index.ts';

/** What an administrator may say of a model that is made an agent; names as in `litellm_params`. */
const SETTINGS = z.object({
  model: z.string().min(1),
  protocol: z.enum(['responses', 'chat']).default('responses'),
  instructions: z.string().optional(),
  /** More of every request: temperature, tools, … */
  extra_body: z
    .custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
      error: 'must be an object',
    })
    .optional(),
  /** Responses go on without the connection (OpenAI's own `background`): they outlive the gateway. */
  background: z.boolean().default(false),
});

export type OpenaiSettings = z.infer<typeof SETTINGS>;

/** @throws SwitchboardError INVALID_PARAMS, naming the field */
export function readSettings(settings: JsonObject): OpenaiSettings {
  const read = SETTINGS.safeParse(settings);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new SwitchboardError('INVALID_PARAMS', `litellm_params.${issue?.path.join('.')}: ${issue?.message}.`);
}
