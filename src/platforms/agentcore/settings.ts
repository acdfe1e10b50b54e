import { z } from 'zod';
import type { JsonObject } from '../../protocol/index.ts';
import { isPointer } from '../json-pointer.ts';
import { objectSetting, readSettings as readBy } from '../read-settings.ts';

/** What an administrator may say of a runtime on AgentCore; names as in `litellm_params`. */
const SETTINGS = z.object({
  agent_runtime_arn: z.string().min(1),
  /** The endpoint of the runtime: which of its versions answers. */
  qualifier: z.string().min(1).default('DEFAULT'),
  /** What the runtime speaks; found out when not said. */
  protocol: z.enum(['http', 'a2a']).optional(),
  /** The payload of runtimes that speak plain HTTP: it has no form of its own. */
  input_template: objectSetting.default({ prompt: '{{text}}' }),
  /** Where the answer stands in what such a runtime sends (RFC 6901). */
  output_pointer: z.string().refine(isPointer, 'must be a JSON pointer, e.g. "/result/text"').optional(),
  /** Sent as the runtime's user; `{{user}}` stands for whoever calls, as a keyed hash. */
  runtime_user_id: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be ASCII without spaces')
    .optional(),
  /** Cancelling stops the session, and with it everything that the agent remembers of the conversation. */
  cancel_stops_session: z.boolean().default(false),
});

export type AgentCoreSettings = z.infer<typeof SETTINGS>;

/** @throws SwitchboardError INVALID_PARAMS, naming the field */
export const readSettings = (settings: JsonObject): AgentCoreSettings => readBy(SETTINGS, settings);
