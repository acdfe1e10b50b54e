import { z } from 'zod';
import { type JsonObject, SwitchboardError } from '../../protocol/index.ts';

const object = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
  error: 'must be an object',
});

/** What an administrator may say of an agent on LangGraph; names as in `litellm_params`. */
const SETTINGS = z.object({
  /** An assistant's id, or the name of a graph. */
  assistant_id: z.string().min(1),
  /** Where the graph's state keeps messages. */
  input_key: z.string().min(1).default('messages'),
  /** More of the input, beside the messages. */
  input_template: object.optional(),
  config: object.optional(),
  context: object.optional(),
  stream_subgraphs: z.boolean().default(false),
  /** Data parts: as text in the message, or as members of the graph's input. */
  data_parts: z.enum(['text', 'input']).default('text'),
  /** How files are written: as LangChain did before 1.0, which 1.x still reads, or as content blocks of 1.x. */
  file_blocks: z.enum(['v0', 'v1']).default('v0'),
  /** Members of the final state that are answers besides the messages. */
  output_keys: z.array(z.string()).default(['structured_response']),
});

export type LanggraphSettings = z.infer<typeof SETTINGS>;

/**
 * @param settings of the agent
 * @throws SwitchboardError INVALID_PARAMS, naming the field
 */
export function readSettings(settings: JsonObject): LanggraphSettings {
  const read = SETTINGS.safeParse(settings);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new SwitchboardError('INVALID_PARAMS', `litellm_params.${issue?.path.join('.')}: ${issue?.message}.`);
}
