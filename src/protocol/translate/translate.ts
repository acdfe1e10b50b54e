import { SwitchboardError } from '../errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Dialect, Operation } from '../operation.ts';
import { type RequestTranslator, requestsFromRest, requestsTo03, requestsTo10, requestsToRest } from './requests.ts';
import { type ResultTranslator, resultsFromRest, resultsTo03, resultsTo10, resultsToRest } from './results.ts';
import { completeItem, type StreamMemory } from './stream-memory.ts';

/** One way between neighbouring dialects. */
interface Way {
  requests: RequestTranslator;
  results: ResultTranslator;
}

const up: Way = { requests: requestsTo10, results: resultsTo10 };
const down: Way = { requests: requestsTo03, results: resultsTo03 };
const intoRest: Way = { requests: requestsToRest, results: resultsToRest };
const outOfRest: Way = { requests: requestsFromRest, results: resultsFromRest };

/** 0.3 lies between its own REST shape and 1.0, so that any dialect reaches any other. */
const WAYS: Record<Dialect, Record<Dialect, readonly Way[]>> = {
  '1.0': { '1.0': [], '0.3': [down], '0.3-rest': [down, intoRest] },
  '0.3': { '1.0': [up], '0.3': [], '0.3-rest': [intoRest] },
  '0.3-rest': { '1.0': [outOfRest, up], '0.3': [outOfRest], '0.3-rest': [] },
};

/**
 * Translates the parameters of a call (A2A wire notes, 1.5 and 1.7). A `tenant` never passes: the caller's is not the
 * agent's, and who calls the agent adds that. Lost, as the target has no place for it: `metadata` of get and subscribe and
 * the second and further push schemes (0.3 to 1.0), the page of a push-list (1.0 to 0.3), and fields that neither version defines
 * where the target's readers are strict.
 *
 * @param params valid parameters in the dialect `from`; not changed
 * @throws SwitchboardError UNSUPPORTED_OPERATION when the target has no such operation (list, in 0.3)
 */
export function translateParams(operation: Operation, params: JsonObject, from: Dialect, to: Dialect): JsonObject {
  let translated = withoutTenant(params);
  for (const { requests } of WAYS[from][to]) {
    const rewrite = requests[operation];
    if (!rewrite) throw unsupported(operation);
    translated = rewrite(translated);
  }
  return translated;
}

const unsupported = (operation: Operation): SwitchboardError =>
  new SwitchboardError(
    'UNSUPPORTED_OPERATION',
    `This agent speaks A2A 0.3, which has no operation to ${operation} tasks. Get each task by its id instead.`,
  );

/** Also the inline push config of 1.0 has a place for a tenant. */
function withoutTenant(params: JsonObject): JsonObject {
  const { tenant: _tenant, configuration, ...rest } = params;
  if (!isJsonObject(configuration)) return configuration === undefined ? rest : { ...rest, configuration };
  const names = ['taskPushNotificationConfig', 'task_push_notification_config'];
  const stripped = { ...configuration };
  for (const name of names) {
    const config = stripped[name];
    if (isJsonObject(config)) stripped[name] = withoutTenant(config);
  }
  return { ...rest, configuration: stripped };
}

/**
 * Translates the result of a call, or without memory an item of its stream (A2A wire notes, 1.4, 1.6 to 1.8).
 *
 * @param value the result as the agent sent it; not changed
 * @throws SwitchboardError INVALID_AGENT_RESPONSE when it is not what the operation answers in the dialect `from`
 */
export function translateResult(operation: Operation, value: Json, from: Dialect, to: Dialect): Json {
  return WAYS[from][to].reduce((result, { results }) => results[operation](result), value);
}

/**
 * Translates one item of a stream (A2A wire notes, 1.6), and completes the task and context ids that agents leave out but
 * the target requires. `final` is true at terminal states and at `input-required`.
 *
 * @param memory of this stream, and of no other
 * @throws SwitchboardError INVALID_AGENT_RESPONSE when it is no stream item of the dialect `from`
 */
export function translateEvent(value: Json, from: Dialect, to: Dialect, memory: StreamMemory): Json {
  const item = translateResult('stream', value, from, to);
  return isJsonObject(item) ? completeItem(item, to, memory) : item;
}
