import { z } from 'zod';
import type { Principal } from '../../access/index.ts';
import type { RecordedCall } from '../../ledger/index.ts';
import { viewCall } from '../calls/call-view.ts';
import { isoTime } from '../http/time.ts';
import type { KeyFacts } from './key-facts.ts';
import { modelOf } from './shown-agents.ts';

const text = z.string();
const nothing = z.object({}).describe('Always empty: what was said is at /v1/calls/{id}.');

/** A call as LiteLLM's log of spend tells it. */
export const spendLogView = z
  .object({
    request_id: text.describe('Of the call: "x-litellm-call-id".'),
    call_type: text.describe('"asend_message", "acompletion", …, or another operation by its name.'),
    api_key: text.describe('Hash of the key; empty for the administrator.'),
    spend: z.number().describe('Dollars; 0 when it is not known, and then "metadata.cost_source" is null.'),
    total_tokens: z.number(),
    prompt_tokens: z.number(),
    completion_tokens: z.number(),
    startTime: text,
    endTime: text,
    request_duration_ms: z.number(),
    completionStartTime: text.nullable(),
    model: text.describe('As the caller named it; of agents "a2a_agent/<name>".'),
    model_id: text,
    model_group: text,
    custom_llm_provider: text,
    api_base: text,
    user: text,
    metadata: z.object({
      user_api_key: text,
      user_api_key_alias: text.nullable(),
      user_api_key_user_id: text.nullable(),
      user_api_key_team_id: text.nullable(),
      user_api_key_team_alias: text.nullable(),
      cost_source: text.nullable(),
      trace_id: text,
      spend_logs_metadata: z.record(z.string(), z.unknown()).nullable().describe('Facts of the caller’s own.'),
      error_information: z.object({ error_code: text, error_message: text }).nullable(),
    }),
    cache_hit: text,
    cache_key: text,
    request_tags: z.array(text),
    team_id: text.nullable(),
    organization_id: text.nullable(),
    end_user: text,
    requester_ip_address: text.nullable(),
    messages: nothing,
    response: nothing,
    session_id: text,
    status: z.enum(['success', 'failure']),
    mcp_namespaced_tool_name: text.nullable(),
    agent_id: text.nullable(),
    proxy_server_request: nothing,
  })
  .meta({ id: 'SpendLog' });

export function viewSpendLog(call: RecordedCall, principal: Principal, keys: KeyFacts): z.input<typeof spendLogView> {
  const shown = viewCall(call, principal);
  const key = call.keyId === null ? '' : keys.nameOf(call.keyId);
  const isOfModel = call.front === 'models';
  const model = isOfModel ? (call.model ?? '') : modelOf(call.agentName);
  const { startedAt, firstByteMs, durationMs } = call;
  return {
    request_id: call.id,
    call_type: CALL_TYPES[call.operation] ?? call.operation,
    api_key: key,
    spend: (call.costNano ?? 0) / 1e9,
    total_tokens: call.totalTokens ?? 0,
    prompt_tokens: call.inputTokens ?? 0,
    completion_tokens: call.outputTokens ?? 0,
    startTime: isoTime(startedAt),
    endTime: isoTime(startedAt + durationMs),
    request_duration_ms: durationMs,
    completionStartTime: firstByteMs === null ? null : isoTime(startedAt + firstByteMs),
    model,
    model_id: '',
    model_group: model,
    custom_llm_provider: isOfModel ? (call.provider ?? '') : 'a2a_agent',
    api_base: '',
    user: call.userId ?? '',
    metadata: {
      user_api_key: key,
      user_api_key_alias: call.keyAlias,
      user_api_key_user_id: call.userId,
      user_api_key_team_id: call.teamId,
      user_api_key_team_alias: call.teamAlias,
      cost_source: call.costSource,
      trace_id: call.traceId,
      spend_logs_metadata: ownFacts(shown.model_facts?.caller_metadata),
      error_information:
        call.errorCode === null ? null : { error_code: call.errorCode, error_message: call.errorMessage ?? '' },
    },
    cache_hit: '',
    cache_key: '',
    request_tags: shown.tags,
    team_id: call.teamId,
    organization_id: null,
    end_user: shown.model_facts?.end_user ?? '',
    requester_ip_address: call.clientAddress,
    messages: {},
    response: {},
    session_id: call.sessionId ?? call.traceId,
    status: call.outcome === 'ok' ? 'success' : 'failure',
    mcp_namespaced_tool_name: null,
    agent_id: isOfModel ? call.callerAgentId : shown.agent_id,
    proxy_server_request: {},
  };
}

const CALL_TYPES: Partial<Record<RecordedCall['operation'], string>> = {
  send: 'asend_message',
  stream: 'asend_message_streaming',
  'chat.completions': 'acompletion',
  completions: 'atext_completion',
  embeddings: 'aembedding',
  responses: 'aresponses',
  messages: 'anthropic_messages',
};

const ownFacts = (text: string | undefined): Record<string, unknown> | null =>
  text === undefined ? null : (JSON.parse(text) as Record<string, unknown>);
