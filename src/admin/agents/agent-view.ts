import { z } from 'zod';
import { decide, type Principal } from '../../access/index.ts';
import { type Agent, type AgentRecord, type Pause, serveCard } from '../../agents/index.ts';
import { agentRegistration } from '../../config/index.ts';
import { type JsonObject, parseJson } from '../../protocol/index.ts';
import { isoTime } from '../http/time.ts';

const jsonObject = z.record(z.string(), z.unknown());

/** Why, since when and by whom an agent takes no calls. */
export const pauseView = z.object({ reason: z.string(), since: z.string(), by: z.string().nullable() });
const registered = agentRegistration.shape;

/** An agent as the API tells it: LiteLLM's `AgentResponse`, then ours. */
export const agentView = z
  .object({
    agent_id: z.string(),
    agent_name: z.string(),
    litellm_params: jsonObject.nullable(),
    agent_card_params: jsonObject.describe('As registered; for everyone but administrators, the card that is served.'),
    object_permission: jsonObject.nullable(),
    spend: z.number().nullable(),
    tpm_limit: z.number().nullable(),
    rpm_limit: z.number().nullable(),
    session_tpm_limit: z.number().nullable(),
    session_rpm_limit: z.number().nullable(),
    static_headers: z.record(z.string(), z.string()).nullable().describe('Values are never shown.'),
    extra_headers: z.array(z.string()).nullable(),
    access_group_ids: z.array(z.string()).nullable(),
    keys: z.array(jsonObject).nullable(),
    created_at: z.string(),
    updated_at: z.string(),
    created_by: z.string().nullable(),
    updated_by: z.string().nullable(),

    search_score: z.number().optional().describe('How well it answers the query, from 0 to 1.'),
    enabled: z.boolean(),
    public: z.boolean(),
    paused: pauseView.nullable().describe('Set while an administrator has stopped all calls.'),
    source: z.enum(['api', 'config']),
    platform: z.string(),
    card: jsonObject.nullable().describe('The card that is served, for every reader; null until the agent showed one.'),
    card_fetched_at: z.string().nullable(),

    url: registered.url,
    deployments: registered.deployments,
    load_balancing: registered.load_balancing,
    health_check: registered.health_check,
    agent_access_groups: registered.agent_access_groups,
    card_url: registered.card_url,
    card_headers: registered.card_headers,
    credentials: registered.credentials,
    client_certificate: registered.client_certificate,
    trust_card_urls: registered.trust_card_urls,
    card_mode: registered.card_mode,
    card_auth: registered.card_auth,
    push_notifications: registered.push_notifications,
    log_content: registered.log_content,
    task_ownership: registered.task_ownership,
    chat_history: registered.chat_history,
    timeouts: registered.timeouts,
    limits: registered.limits,
    max_parallel_requests: registered.max_parallel_requests,
    max_streams: registered.max_streams,
    max_budget: registered.max_budget,
    budget_duration: registered.budget_duration,
    soft_budget: registered.soft_budget,
    shadow_limits: registered.shadow_limits,
    upstream_url: z.string().optional().describe('The first registered address, in whichever field it was written.'),
    network: z.enum(['public', 'private', 'loopback']).optional().describe('The class that address is held to.'),
    interfaces: z
      .array(z.object({ url: z.string(), binding: z.string(), version: z.string(), tenant: z.string().optional() }))
      .optional()
      .describe('Where the gateway calls there. The health of an agent tells of all its deployments.'),
    upstream_card: jsonObject.nullable().optional().describe('As last fetched.'),
    card_error: z.string().nullable().optional().describe('Why the card could not be fetched the last time.'),
  })
  .meta({ id: 'AgentResponse' });

export type AgentView = z.input<typeof agentView>;

/**
 * What a principal is told about an agent. Secrets are told to nobody; addresses, headers and prices only to administrators
 * (LiteLLM shows the upstream address to every reader).
 */
export function viewAgent(record: AgentRecord, principal: Principal, baseUrl: string): AgentView {
  const card = decide(principal, 'agent.card', record.agent).allowed ? servedCard(record.agent, baseUrl) : null;
  return decide(principal, 'inspect').allowed ? adminView(record, card) : publicView(record, card);
}

export const viewPause = (
  pause: (Omit<Pause, 'by'> & { by: string | null }) | null,
): z.input<typeof pauseView> | null => pause && { reason: pause.reason, since: isoTime(pause.at), by: pause.by };

/** The card as any client may get it, as JSON; null while the agent has not shown one. */
export const servedCard = (agent: Agent, baseUrl: string): JsonObject | null =>
  agent.upstreamCard && (parseJson(serveCard(agent, { baseUrl }).body) as JsonObject);

function publicView({ agent, registration, ...record }: AgentRecord, card: JsonObject | null): AgentView {
  return {
    agent_id: agent.id,
    agent_name: agent.name,
    litellm_params: null,
    agent_card_params: card ?? {},
    object_permission: null,
    spend: null,
    tpm_limit: registration.tpm_limit ?? null,
    rpm_limit: registration.rpm_limit ?? null,
    session_tpm_limit: registration.session_tpm_limit ?? null,
    session_rpm_limit: registration.session_rpm_limit ?? null,
    static_headers: null,
    extra_headers: null,
    access_group_ids: null,
    keys: null,
    created_at: isoTime(record.createdAt),
    updated_at: isoTime(record.updatedAt),
    created_by: null,
    updated_by: null,
    enabled: agent.enabled,
    public: agent.public,
    paused: viewPause(agent.paused && { ...agent.paused, by: null }),
    source: agent.source,
    platform: agent.platform,
    card,
    card_fetched_at: isoTime(record.cardFetchedAt),
  };
}

/** Registered values as they were registered, so that what was read can be sent back with PUT. */
function adminView(record: AgentRecord, card: JsonObject | null): AgentView {
  const { agent, registration } = record;
  const [first] = agent.deployments;
  return {
    ...publicView(record, card),
    ...registration,
    agent_card_params: registration.agent_card_params ?? {},
    litellm_params: registration.litellm_params ?? {},
    object_permission: registration.object_permission ?? null,
    static_headers: registration.static_headers ?? null,
    extra_headers: registration.extra_headers ?? null,
    access_group_ids: registration.access_group_ids ?? null,
    keys: [],
    created_by: record.createdBy,
    updated_by: record.updatedBy,
    enabled: agent.enabled,
    public: agent.public,
    paused: viewPause(agent.paused),
    upstream_url: first?.url,
    network: first?.network,
    interfaces: first?.interfaces,
    upstream_card: agent.upstreamCard,
    card_error: record.cardError,
  };
}
