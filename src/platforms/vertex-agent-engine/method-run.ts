import { type JsonObject, type UpstreamEvent, UpstreamFailure } from '../../protocol/index.ts';
import type { UpstreamTurn } from '../adapter.ts';
import { jsonValues } from '../answers/index.ts';
import { hasPlaceFor } from '../fill-template.ts';
import { templatedInput } from '../templated-input.ts';
import { urlBelow } from '../url-below.ts';
import { OutputReader } from './output-reader.ts';
import type { MethodPlan } from './plan.ts';
import { refused } from './refused.ts';
import { callMethod } from './session.ts';
import type { VertexSettings } from './settings.ts';

/**
 * Runs one turn of a class that is no ADK app: LangGraph's and LangChain's templates, or the author's own (agent platforms,
 * section 1.3). Its conversation is what the gateway calls it.
 */
export async function* runMethod(
  turn: UpstreamTurn,
  plan: MethodPlan,
  settings: VertexSettings,
): AsyncGenerator<UpstreamEvent> {
  const input = inputOf(turn, plan, settings);
  const reader = new OutputReader({ byNode: plan.isStream && plan.input === 'graph' });
  if (!plan.isStream) {
    yield* reader.take(await callMethod(plan.method, input, turn));
    return yield* reader.end();
  }
  const { http, upstream } = turn;
  const url = urlBelow(upstream.url, ':streamQuery?alt=sse');
  const response = await http.send({ method: 'POST', url, body: { class_method: plan.method, input } });
  if (response.status !== 200) throw await refused(response);
  yield { type: 'progress' };
  for await (const value of jsonValues(response, upstream.maxEventBytes)) {
    for (const told of reader.take(value)) {
      yield told;
      if (told.type === 'fail') return;
    }
  }
  yield* reader.end();
}

/** @throws UpstreamFailure `unsupported-part` for files that the input has no place for */
function inputOf(turn: UpstreamTurn, { input }: MethodPlan, settings: VertexSettings): JsonObject {
  const template = settings.input_template ?? templateFor(input);
  const hasFiles = turn.parts.some(({ raw, url }) => raw !== undefined || url !== undefined);
  if (hasFiles && !hasPlaceFor('files', template)) throw noFiles();
  return templatedInput(template, turn);
}

function templateFor(input: MethodPlan['input']): JsonObject {
  if (input === 'graph')
    return { input: { messages: [['user', '{{text}}']] }, config: { configurable: { thread_id: '{{session}}' } } };
  if (input === 'chain') return { input: '{{text}}', config: { configurable: { session_id: '{{session}}' } } };
  return { [input.argument]: '{{text}}' };
}

const noFiles = (): UpstreamFailure =>
  new UpstreamFailure({ kind: 'unsupported-part', message: 'This agent takes no files. Send it text or data.' });
