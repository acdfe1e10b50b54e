import { z } from 'zod';
import type { JsonObject } from '../../protocol/index.ts';
import { objectSetting, readSettings as readBy } from '../read-settings.ts';

/** What an administrator may say of an agent on LangGraph; names as in `litellm_params`. */
const SETTINGS = z.object({
  /** An assistant's id, or the name of a graph. */
  assistant_id: z.string().min(1),
  /** How it is called: by runs of threads, or by A2A, where the server offers that. */
  protocol: z.enum(['runs', 'a2a']).default('runs'),
  /** Where the graph's state keeps messages. */
  input_key: z.string().min(1).default('messages'),
  /** More of the input, beside the messages. */
  input_template: objectSetting.optional(),
  config: objectSetting.optional(),
  context: objectSetting.optional(),
  stream_subgraphs: z.boolean().default(false),
  /** Data parts: as text in the message, or as members of the graph's input. */
  data_parts: z.enum(['text', 'input']).default('text'),
  /** How files are written: as LangChain did before 1.0, which 1.x still reads, or as content blocks of 1.x. */
  file_blocks: z.enum(['v0', 'v1']).default('v0'),
  /** Members of the final state that are answers besides the messages. */
  output_keys: z.array(z.string()).default(['structured_response']),
});

export type LanggraphSettings = z.infer<typeof SETTINGS>;

/** @throws SwitchboardError INVALID_PARAMS, naming the field */
export const readSettings = (settings: JsonObject): LanggraphSettings => readBy(SETTINGS, settings);
