import { z } from 'zod';
import type { JsonObject } from '../../protocol/index.ts';
import { objectSetting, readSettings as readBy } from '../read-settings.ts';

/** What an administrator may say of a model that is made an agent; names as in `litellm_params`. */
const SETTINGS = z.object({
  model: z.string().min(1),
  protocol: z.enum(['responses', 'chat']).default('responses'),
  instructions: z.string().optional(),
  /** More of every request: temperature, tools, … */
  extra_body: objectSetting.optional(),
  /** Responses go on without the connection (OpenAI's own `background`): they outlive the gateway. */
  background: z.boolean().default(false),
});

export type OpenaiSettings = z.infer<typeof SETTINGS>;

/** @throws SwitchboardError INVALID_PARAMS, naming the field */
export const readSettings = (settings: JsonObject): OpenaiSettings => readBy(SETTINGS, settings);
