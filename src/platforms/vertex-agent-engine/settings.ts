import { z } from 'zod';
import type { JsonObject } from '../../protocol/index.ts';
import { objectSetting, readSettings } from '../read-settings.ts';

/** What an administrator may say of an agent on Agent Engine; names as in `litellm_params`. */
const SETTINGS = z.object({
  /** The engine's method to call; found out when not given. */
  class_method: z.string().min(1).optional(),
  /** The input of an engine that is no ADK app. */
  input_template: objectSetting.optional(),
  /** More of the configuration of an ADK app's runs. */
  run_config: objectSetting.optional(),
  /** Tell which tools are called, and what they answer, on the way. */
  tool_events: z.boolean().default(false),
});

export type VertexSettings = z.infer<typeof SETTINGS>;

/** @throws SwitchboardError INVALID_PARAMS, naming the field */
export const vertexSettings = (settings: JsonObject): VertexSettings => readSettings(SETTINGS, settings);
