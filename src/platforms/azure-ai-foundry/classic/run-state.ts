import {
  isJsonObject,
  type Json,
  type JsonObject,
  type UpstreamEvent,
  type UpstreamUsage,
} from '../../../protocol/index.ts';
import { memberOf } from '../../member-of.ts';
import { failed, needOf } from '../../responses/index.ts';
import { asText } from '../../text-of.ts';
import { usageOf } from '../../usage-of.ts';
import { asJson, type ThreadRun } from './thread-run.ts';

/** What a run took, and how it stands; nothing ends it while it is under way (agent platforms, section 3.1). */
export function stateOf(run: JsonObject, handle: ThreadRun): UpstreamEvent[] {
  const { usage } = run;
  const end = endOf(run, handle);
  return end && isJsonObject(usage) ? [{ type: 'usage', ...readUsage(usage) }, ...end] : (end ?? []);
}

function endOf({ status, ...run }: JsonObject, handle: ThreadRun): UpstreamEvent[] | undefined {
  switch (status) {
    case 'queued':
    case 'in_progress':
    case 'cancelling':
      return undefined;
    case 'completed':
      return [{ type: 'session', handle: { thread: handle.thread } }, { type: 'done' }];
    case 'requires_action':
      return asks(run['required_action'], handle);
    case 'cancelled':
      return [{ type: 'fail', kind: 'canceled', message: 'The run was canceled on its platform.' }];
    case 'expired':
      return [{ type: 'fail', kind: 'timeout', message: 'The run expired: the platform waits some minutes at most.' }];
    case 'incomplete':
      return [incomplete(asText(memberOf(run['incomplete_details'], 'reason')))];
    default:
      return [failed(isJsonObject(run['last_error']) ? run['last_error'] : {})];
  }
}

const incomplete = (reason: string): UpstreamEvent => ({
  type: 'fail',
  kind: 'failed',
  message: `The answer is incomplete: ${reason || 'unknown'}.`,
});

/** The thread takes nothing else until the run is answered or cancelled: its handle remembers the run. */
function asks(action: Json | undefined, handle: ThreadRun): UpstreamEvent[] {
  const calls = isJsonObject(action) ? callsIn(action) : [];
  if (calls.length === 0) return [{ type: 'fail', kind: 'failed', message: 'The agent asks for what nobody can do.' }];
  return [{ type: 'session', handle: asJson(handle) }, needOf(calls.map(itemOf), asJson(handle))];
}

/** `submit_tool_outputs` and `submit_tool_approval` hold the calls in a member named as they are. */
function callsIn(action: JsonObject): JsonObject[] {
  const { type } = action;
  const calls = memberOf(action[asText(type)], 'tool_calls');
  return Array.isArray(calls) ? calls.filter(isJsonObject) : [];
}

/** A call as the newer agents tell it, so that callers answer both in one way. */
function itemOf({ id = null, type, function: called, ...call }: JsonObject): JsonObject {
  if (type === 'mcp') return { type: 'mcp_approval_request', id, ...call };
  return {
    type: 'function_call',
    call_id: id,
    name: memberOf(called, 'name') ?? null,
    arguments: memberOf(called, 'arguments') ?? '',
  };
}

const readUsage = (usage: JsonObject): UpstreamUsage =>
  usageOf({
    input: usage['prompt_tokens'],
    output: usage['completion_tokens'],
    total: usage['total_tokens'],
    cached: memberOf(usage['prompt_token_details'], 'cached_tokens'),
    reasoning: undefined,
  });
