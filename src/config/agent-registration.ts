import { z } from 'zod';

/** Names stand in URLs: safe characters only, and never a name the routes need (`.well-known`, `discover`). */
export const AGENT_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

const jsonObject = z.record(z.string(), z.unknown());
const headerMap = z.record(z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'not an HTTP header name'), z.string());
const limit = z.number().int().positive().nullable();
const milliseconds = z.number().int().nonnegative();
const bytes = z.number().int().positive();

/**
 * An agent as it is registered: the body of `POST /v1/agents` and an entry of the config file's `agents:`.
 * The first block is LiteLLM's, field by field (`AgentConfig`); the second is the gateway's own.
 */
export const agentRegistration = z.object({
  agent_name: z.string().regex(AGENT_NAME, 'use letters, digits, ".", "_" and "-", starting with a letter or digit'),
  agent_card_params: jsonObject.optional(),
  litellm_params: jsonObject.optional(),
  object_permission: jsonObject.nullable().optional(),
  tpm_limit: limit.optional(),
  rpm_limit: limit.optional(),
  session_tpm_limit: limit.optional(),
  session_rpm_limit: limit.optional(),
  static_headers: headerMap.nullable().optional(),
  extra_headers: z.array(z.string()).nullable().optional(),
  access_group_ids: z.array(z.string()).nullable().optional(),

  /** Upstream address; `agent_card_params.url` and `litellm_params.api_base` say the same in LiteLLM's spelling. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** Where the card is, when it is not in one of the usual places; may carry a query. */
  card_url: z.url({ protocol: /^https?$/ }).optional(),
  /** Sent when the card is fetched, and only then. */
  card_headers: headerMap.nullable().optional(),
  /** Call the addresses in the card even when they leave the registered one. */
  trust_card_urls: z.boolean().optional(),
  card_mode: z.enum(['hybrid', '1.0', '0.3']).optional(),
  card_auth: z.enum(['public', 'key']).optional(),
  /** Callers' push notification configs: refused, or forwarded once their address has passed the guard. */
  push_notifications: z.enum(['deny', 'validate']).optional(),
  enabled: z.boolean().optional(),
  public: z.boolean().optional(),
  /** Keep request and response content: overrides the global switch. */
  log_content: z.boolean().nullable().optional(),
  timeouts: z
    .object({ connect_ms: milliseconds, first_byte_ms: milliseconds, idle_ms: milliseconds, total_ms: milliseconds })
    .partial()
    .optional(),
  limits: z.object({ request_bytes: bytes, response_bytes: bytes, event_bytes: bytes }).partial().optional(),
});

export type AgentRegistration = z.infer<typeof agentRegistration>;
