import { isJsonObject, type Json, type JsonObject, type Part, type UpstreamEvent } from '../../protocol/index.ts';
import { invalidAnswer } from '../answers/index.ts';
import { valueAt } from '../json-pointer.ts';
import { partsOf } from './blocks.ts';
import { failureIn, failureOfStop } from './failure.ts';
import { isPythonObject } from './python-object.ts';
import type { AgentCoreSettings } from './settings.ts';
import { usageIn } from './usage.ts';

type Terms = Pick<AgentCoreSettings, 'output_pointer'>;

/** Where agents put what they answer, in the order in which it is looked for (agent platforms, section 4.3). */
const ANSWERS = ['result', 'response', 'output', 'message', 'completion', 'text', 'content', 'parts'] as const;

const NO_JSON = 'The agent answered with an object that has no JSON form. Let it return a text or a message.';

/**
 * An answer that came in one piece. Its form is the agent's own: those of the common frameworks are known, and what is not
 * known is handed over as data.
 */
export function eventsOfAnswer(answer: Json, terms: Terms): UpstreamEvent[] {
  if (isPythonObject(answer)) throw invalidAnswer(NO_JSON);
  const failure = isJsonObject(answer) ? failureIn(answer) : undefined;
  if (failure) return [failure];
  const parts = partsOf(answerIn(answer, terms));
  const usage = usageIn(answer);
  const told: UpstreamEvent[] = parts.length === 0 ? [] : [{ type: 'artifact', artifact: 'answer', parts, last: true }];
  if (usage) told.push({ type: 'usage', ...usage });
  return [...told, failureOfStop(stopReasonIn(answer), parts.length > 0) ?? { type: 'done' }];
}

function answerIn(answer: Json, { output_pointer: pointer }: Terms): Json {
  if (pointer === undefined) return contentOf(answer) ?? answer;
  const found = valueAt(answer, pointer);
  if (found === undefined) throw invalidAnswer(`The agent's answer has nothing at "${pointer}".`);
  return contentOf(found) ?? found;
}

/**
 * The content within whatever an agent wrapped it in.
 *
 * @returns undefined for an object that is none of the known forms
 */
export function contentOf(answer: Json): Json | undefined {
  if (!isJsonObject(answer)) return answer;
  const name = ANSWERS.find((key) => answer[key] !== undefined && answer[key] !== null);
  if (name === undefined) return undefined;
  const within = answer[name];
  return isJsonObject(within) ? (contentOf(within) ?? within) : within;
}

function stopReasonIn(answer: Json | undefined): Json | undefined {
  if (!isJsonObject(answer)) return undefined;
  const { stop_reason, stopReason = stop_reason, result } = answer;
  return stopReason ?? stopReasonIn(result);
}

/** A message of the agent as Bedrock writes it. @returns undefined for what is none, and for messages of others */
export function messageParts(message: JsonObject): Part[] | undefined {
  const { role, content } = message;
  return role === 'assistant' && content !== undefined ? partsOf(content) : undefined;
}
