import { z } from 'zod';
import { certificateFields, credentialFields } from './credential-fields.ts';
import { headerMap, headerName } from './header-fields.ts';
import { limitFields } from './limit-fields.ts';

/** Names stand in URLs: safe characters only, and never a name the routes need (`.well-known`, `discover`). */
const AGENT_NAME = /^(?!discover$)[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

const jsonObject = z.record(z.string(), z.unknown());
const limit = z.number().int().positive().nullable();
const milliseconds = z.number().int().nonnegative();
const bytes = z.number().int().positive();
const httpUrl = z.url({ protocol: /^https?$/, error: 'not an http(s) URL' });
/** Beyond any real agent, and a bound for what one registration can make the gateway ask. */
const MOST_DEPLOYMENTS = 64;

/** Strict: a misspelt field would be silently without effect. */
const deployment = z.strictObject({
  name: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
      'use letters, digits, ".", "_" and "-", starting with a letter or digit',
    )
    .optional()
    .describe('Keeps its identity, and its tasks, when the address changes; shown in records and figures.'),
  url: httpUrl,
  weight: z.number().min(0).max(1_000_000).optional().describe('Its share of the calls, 1 by default; 0 drains it.'),
  priority: z
    .number()
    .int()
    .min(0)
    .max(1000)
    .optional()
    .describe('The lowest with a deployment that works is called, the others stand by; 0 by default.'),
  headers: headerMap.nullable().optional().describe('Sent with every call to it; they win over `static_headers`.'),
  card_url: httpUrl.optional(),
  card_headers: headerMap.nullable().optional(),
  credentials: credentialFields.nullable().optional(),
  client_certificate: certificateFields.nullable().optional(),
});

const names = z.array(z.string().min(1).max(256)).max(1000).nullable().optional();

/** A list that is none would grant nothing, or everything, in silence. LiteLLM's other members are kept. */
const agentPermission = z.looseObject({
  agents: names.describe('Agents that its own keys may call, by id or name; an empty list means none.'),
  agent_access_groups: names.describe('All agents that carry one of these groups.'),
});

const loadBalancing = z
  .strictObject({
    strategy: z.enum(['weighted', 'least_in_flight', 'lowest_latency']),
    max_attempts: z.number().int().min(1).max(MOST_DEPLOYMENTS),
    eject_after: z.number().int().positive(),
    cool_down_ms: milliseconds,
    max_cool_down_ms: milliseconds,
    slow_start_ms: milliseconds,
  })
  .partial();

const healthCheck = z
  .strictObject({
    path: z
      .string()
      .regex(/^\/(?!\/)[^\s#]*$/, 'a path that begins with one "/"')
      .nullable(),
    period_ms: milliseconds,
    timeout_ms: milliseconds.positive(),
    unhealthy_after: z.number().int().positive(),
    healthy_after: z.number().int().positive(),
  })
  .partial();

/**
 * An agent as it is registered: the body of `POST /v1/agents` and an entry of the config file's `agents:`.
 * The first block is LiteLLM's, field by field (`AgentConfig`); the second is the gateway's own.
 */
export const agentRegistration = z.object({
  agent_name: z
    .string()
    .regex(AGENT_NAME, 'use letters, digits, ".", "_" and "-", starting with a letter or digit (not "discover")')
    .describe('What callers address; unique.'),
  agent_card_params: jsonObject
    .optional()
    .describe("Fields of the agent's card that win over its own; `url` as below."),
  litellm_params: jsonObject
    .optional()
    .describe('Platform and its settings: `custom_llm_provider`, `api_base`, `cost_per_query`, …'),
  object_permission: agentPermission
    .nullable()
    .optional()
    .describe('What keys of its own (`agent_id`) may reach: no more than this.'),
  ...limitFields,
  session_tpm_limit: limit.optional().describe('Tokens of models that it may take within a minute of one session.'),
  session_rpm_limit: limit.optional().describe('Calls of models that it may make within a minute of one session.'),
  static_headers: headerMap.nullable().optional().describe('Sent with every call; they win over what callers send.'),
  extra_headers: z.array(headerName).nullable().optional().describe("Names of callers' headers that are passed on."),
  access_group_ids: z
    .array(z.string())
    .nullable()
    .optional()
    .describe('Access groups whose agents its own keys may call as well.'),
  agent_access_groups: z
    .array(z.string().min(1).max(128))
    .nullable()
    .optional()
    .describe('Groups the agent belongs to: who is granted one of them may call it.'),

  url: httpUrl
    .optional()
    .describe("Where the agent is; `agent_card_params.url` and `litellm_params.api_base` say it in LiteLLM's way."),
  deployments: z
    .array(deployment)
    .max(MOST_DEPLOYMENTS)
    .nullable()
    .optional()
    .describe('Several addresses instead of `url`, each with `weight`, `priority`, `headers`: see load-balancing.md.'),
  load_balancing: loadBalancing.optional().describe('As in `agent_defaults`.'),
  health_check: healthCheck.optional().describe('As in `agent_defaults`; `path` asks there, not for the card.'),
  card_url: httpUrl.optional().describe('Where its card is, when in none of the usual places; may carry a query.'),
  card_headers: headerMap.nullable().optional().describe('Sent when the card is fetched, and only then.'),
  credentials: credentialFields
    .nullable()
    .optional()
    .describe('How the gateway proves to it who it is, for calls and for the card: see credentials.md.'),
  client_certificate: certificateFields
    .nullable()
    .optional()
    .describe('What TLS shows to it: `certificate` and `private_key`, as PEM.'),
  trust_card_urls: z
    .boolean()
    .optional()
    .describe('Call the addresses in the card even when they leave the registered one.'),
  card_mode: z.enum(['hybrid', '1.0', '0.3']).optional().describe('Which card callers get.'),
  card_auth: z
    .enum(['public', 'key'])
    .optional()
    .describe('Whether everyone may read the card, or only who may call the agent.'),
  push_notifications: z
    .enum(['deny', 'validate', 'relay'])
    .optional()
    .describe(
      "Callers' push notification configs: refused, forwarded once their address has passed the guard, or kept by the " +
        'gateway, which delivers itself.',
    ),
  enabled: z.boolean().optional().describe('Whether it may be called.'),
  public: z.boolean().optional().describe('Whether the public catalogue shows it.'),
  log_content: z
    .boolean()
    .nullable()
    .optional()
    .describe('Keep what was asked and answered; not set, the global switch decides.'),
  task_ownership: z
    .enum(['key', 'user', 'team'])
    .nullable()
    .optional()
    .describe('Whose the tasks of a key are; not set, `tasks.ownership` decides.'),
  chat_history: z
    .enum(['transcript', 'data', 'none'])
    .optional()
    .describe(
      'What the agent is told of earlier turns by OpenAI clients that name no conversation: all in one text ' +
        '(the default), a data part, or nothing.',
    ),
  timeouts: z
    .object({ connect_ms: milliseconds, first_byte_ms: milliseconds, idle_ms: milliseconds, total_ms: milliseconds })
    .partial()
    .optional()
    .describe('As in `agent_defaults`.'),
  limits: z
    .object({ request_bytes: bytes, response_bytes: bytes, event_bytes: bytes })
    .partial()
    .optional()
    .describe('As in `agent_defaults`.'),
});

export type AgentRegistration = z.infer<typeof agentRegistration>;

/** The fields of a registration, and those within its own parts (`timeouts.idle_ms`), with what they mean. */
export const AGENT_FIELDS: ReadonlyMap<string, string> = new Map(fieldsOf(z.toJSONSchema(agentRegistration)));

function fieldsOf(schema: z.core.JSONSchema.BaseSchema, prefix = ''): [string, string][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]): [string, string][] => {
    if (typeof field === 'boolean') return [];
    return [[prefix + name, field.description ?? ''], ...fieldsOf(field, `${prefix}${name}.`)];
  });
}
