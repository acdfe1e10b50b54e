import type { RecordedCall, StoredContent } from '../../ledger/index.ts';
import { isJsonObject, type Json, type JsonObject } from '../../protocol/index.ts';

/** What was said in a call, as those who look at traces read it. */
export interface Said {
  /** The message to an agent, or what a model was asked; null when there is nothing to tell. */
  input: Json;
  /** The task or message, what a model answered; of a stream what it came to, as one text where it was text. */
  output: Json;
}

/** What was said in a call, as its front speaks. */
export const saidIn = ({ front }: RecordedCall, content: StoredContent): Said =>
  front === 'a2a' ? saidToAgent(content) : saidToModel(content);

/** What was said in the call of an agent, in whichever version and binding. */
function saidToAgent({ request, response, events }: StoredContent): Said {
  const asked = parsed(request);
  const params = memberOf(asked, 'params') ?? asked;
  const answered = events === null ? resultOf(parsed(response)) : streamedByAgent(eventsOf(events).map(resultOf));
  return { input: memberOf(params, 'message') ?? params, output: answered };
}

/** What was said in the call of a model, or of an agent as one, in the shape of whichever route. */
function saidToModel({ request, response, events }: StoredContent): Said {
  const asked = parsed(request);
  const input = INPUTS.map((name) => memberOf(asked, name)).find((value) => value !== undefined) ?? asked;
  const output = events === null ? answeredByModel(parsed(response)) : streamedByModel(eventsOf(events));
  return { input, output };
}

/** Of a model's request what shaped the answer: single numbers, words and switches. */
export function parametersOf({ request }: StoredContent): Record<string, string | number | boolean> {
  const asked = parsed(request);
  if (!isJsonObject(asked)) return {};
  return Object.fromEntries(
    PARAMETERS.flatMap((name) => {
      const value = asked[name];
      const isPlain = typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';
      return isPlain ? [[name, value] as const] : [];
    }),
  );
}

const INPUTS = ['messages', 'input', 'prompt'];
const PARAMETERS = [
  'temperature',
  'top_p',
  'top_k',
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  'stream',
  'seed',
  'frequency_penalty',
  'presence_penalty',
  'n',
  'reasoning_effort',
];

/** Bodies that were cut are told as they are kept: with a note, and their beginning. */
function parsed(body: string | null): Json {
  if (body === null) return null;
  try {
    return JSON.parse(body) as Json;
  } catch {
    return body;
  }
}

function eventsOf(events: string): Json[] {
  const list = parsed(events);
  return Array.isArray(list) ? list.map((entry) => memberOf(entry, 'event') ?? entry) : [list];
}

const memberOf = (value: Json | undefined, name: string): Json | undefined =>
  isJsonObject(value) ? value[name] : undefined;

const resultOf = (answer: Json): Json => memberOf(answer, 'result') ?? memberOf(answer, 'error') ?? answer;

/** The text of artifacts and messages in their order; of a stream without any text its last event. */
function streamedByAgent(events: Json[]): Json {
  const texts = events.flatMap(saidParts).map(textOfPart).join('');
  return texts === '' ? (events.at(-1) ?? null) : texts;
}

/** What an event adds to the answer; 1.0 names the kind of an event by a member, 0.3 by `kind`. */
function saidParts(event: Json): Json[] {
  const update = memberOf(event, 'artifactUpdate') ?? memberOf(event, 'message') ?? memberOf(event, 'task') ?? event;
  const status = memberOf(event, 'statusUpdate') ?? update;
  const parts = [
    memberOf(memberOf(update, 'artifact'), 'parts'),
    memberOf(memberOf(memberOf(status, 'status'), 'message'), 'parts'),
    memberOf(update, 'parts'),
  ];
  return parts.flatMap((list) => (Array.isArray(list) ? list : []));
}

const textOfPart = (part: Json): string => textOr(memberOf(part, 'text'));

const textOr = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** All text in a message or a task, whatever its version; empty when there is none. */
export function textIn(value: Json): string {
  const artifacts = memberOf(memberOf(value, 'task') ?? value, 'artifacts');
  const carriers = Array.isArray(artifacts) ? artifacts.map((artifact): Json => ({ artifact })) : [value];
  return carriers.flatMap(saidParts).map(textOfPart).join('\n');
}

/** Vectors say nothing to anybody who reads. */
function answeredByModel(answer: Json): Json {
  const choice = firstOf(memberOf(answer, 'choices'));
  if (choice !== undefined) return memberOf(choice, 'message') ?? memberOf(choice, 'text') ?? choice;
  if (Array.isArray(memberOf(answer, 'data'))) return null;
  return memberOf(answer, 'output') ?? memberOf(answer, 'content') ?? memberOf(answer, 'error') ?? answer;
}

const firstOf = (list: Json | undefined): Json | undefined => (Array.isArray(list) ? list[0] : undefined);

/** The message that the pieces of a stream make: chat completions, completions, responses or Anthropic's messages. */
function streamedByModel(events: Json[]): Json {
  const content = events.map(textDelta).join('');
  const calls = new Map<number, { name: string; arguments: string }>();
  for (const event of events) addToolCalls(calls, event);
  return { role: 'assistant', content, ...(calls.size > 0 && { tool_calls: [...calls.values()] }) };
}

function textDelta(event: Json): string {
  const choice = firstOf(memberOf(event, 'choices'));
  if (choice !== undefined) return textOr(memberOf(memberOf(choice, 'delta'), 'content') ?? memberOf(choice, 'text'));
  if (memberOf(event, 'type') === 'response.output_text.delta') return textOr(memberOf(event, 'delta'));
  return memberOf(event, 'type') === 'content_block_delta' ? textOr(memberOf(memberOf(event, 'delta'), 'text')) : '';
}

/** Arguments come in pieces, which belong together by their index (model notes, A.11). */
function addToolCalls(calls: Map<number, { name: string; arguments: string }>, event: Json): void {
  const pieces = memberOf(memberOf(firstOf(memberOf(event, 'choices')), 'delta'), 'tool_calls');
  if (!Array.isArray(pieces)) return;
  for (const piece of pieces.filter((one): one is JsonObject => isJsonObject(one))) {
    const index = typeof piece['index'] === 'number' ? piece['index'] : 0;
    const known = calls.get(index) ?? { name: '', arguments: '' };
    const part = piece['function'];
    calls.set(index, {
      name: known.name + textOr(memberOf(part, 'name')),
      arguments: known.arguments + textOr(memberOf(part, 'arguments')),
    });
  }
}
