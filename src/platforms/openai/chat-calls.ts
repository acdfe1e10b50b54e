import { isJsonObject, type JsonObject, type Part, type Turn } from '../../protocol/index.ts';
import { answersTo, askedBy, UNANSWERED } from '../responses/index.ts';
import { contentOf } from './chat-content.ts';

/** The functions that a model's message calls, as responses tell them. */
export function callsIn(message: JsonObject | undefined): JsonObject[] {
  const calls = message?.['tool_calls'];
  if (!Array.isArray(calls)) return [];
  return calls.filter(isJsonObject).map(({ id = null, function: called }) => {
    const { name = null, arguments: given = '' } = isJsonObject(called) ? called : {};
    return { type: 'function_call', call_id: id, name, arguments: given };
  });
}

/** What a turn adds to the history: what the calls came to that the model waits for, or a message. */
export function saidIn(
  { resume, parts }: Pick<Turn, 'resume' | 'parts'>,
  history: readonly JsonObject[],
): JsonObject[] {
  const asked = callsIn(history.at(-1)).map(askedBy);
  const waiting = asked.filter((one) => one !== undefined);
  const message = { role: 'user', content: contentOf(parts) };
  if (waiting.length === 0) return [message];
  const resultsOf = (said: readonly Part[]): JsonObject[] =>
    answersTo(waiting, said).map(({ call_id = null, output = '' }) => ({
      role: 'tool',
      tool_call_id: call_id,
      content: output,
    }));
  return resume === undefined ? [...resultsOf([UNANSWERED]), message] : resultsOf(parts);
}
