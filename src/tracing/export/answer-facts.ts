import type { StoredContent } from '../../ledger/index.ts';
import type { Json } from '../../protocol/index.ts';
import { firstOf, keptEvents, memberOf, parsed } from './content-json.ts';

/** What a model's answer says of itself, in whichever route's shape; null where it does not. */
export interface AnswerFacts {
  id: string | null;
  /** As the caller was told it. */
  model: string | null;
  /** Why it ended, in the route's own word. */
  finishReason: string | null;
}

/** Of a stream what its events say, the last one of why it ended. */
export function answerFacts({ response, events }: StoredContent): AnswerFacts {
  const told = events === null ? [parsed(response)] : keptEvents(events).map(({ event }) => event);
  // Responses and messages tell of themselves within their events; the others in each of them.
  const answers = told.flatMap((one) => [one, memberOf(one, 'response'), memberOf(one, 'message')]);
  return {
    id: firstText(answers, 'id'),
    model: firstText(answers, 'model'),
    finishReason: told.map(finishOf).findLast((reason) => reason !== null) ?? null,
  };
}

function firstText(answers: readonly (Json | undefined)[], name: string): string | null {
  return answers.map((answer) => textOrNull(memberOf(answer, name))).find((text) => text !== null) ?? null;
}

/** Chat completions and completions; Anthropic's messages, whole and in their last delta; responses. */
function finishOf(told: Json): string | null {
  const response = memberOf(told, 'response') ?? told;
  const incomplete = memberOf(memberOf(response, 'incomplete_details'), 'reason');
  const ended = memberOf(response, 'object') === 'response' ? memberOf(response, 'status') : undefined;
  return (
    textOrNull(memberOf(firstOf(memberOf(told, 'choices')), 'finish_reason')) ??
    textOrNull(memberOf(told, 'stop_reason')) ??
    textOrNull(memberOf(memberOf(told, 'delta'), 'stop_reason')) ??
    textOrNull(incomplete) ??
    (ended === 'in_progress' ? null : textOrNull(ended))
  );
}

const textOrNull = (value: Json | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
