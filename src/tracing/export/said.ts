import type { RecordedCall, StoredContent } from '../../ledger/index.ts';
import { isJsonObject, type Json } from '../../protocol/index.ts';
import { firstOf, keptEvents, memberOf, parsed, resultOf } from './content-json.ts';
import { isOfModel } from './told-call.ts';

/** What was said in a call, as those who look at traces read it. */
export interface Said {
  /** The message to an agent, or what a model was asked; null when there is nothing to tell. */
  input: Json;
  /** The task or message, what a model answered; of a stream what it came to, as one text where it was text. */
  output: Json;
}

/** What was said in a call, as its front speaks. */
export const saidIn = (call: RecordedCall, content: StoredContent): Said =>
  isOfModel(call) ? saidToModel(content) : saidToAgent(call, content);

/**
 * What was said in the call of an agent, in whichever version and binding. Who calls it as a model is answered as by one; what
 * it is asked then, and the events of its stream, are A2A's all the same.
 */
function saidToAgent({ front }: RecordedCall, { request, response, events }: StoredContent): Said {
  const asked = parsed(request);
  const params = memberOf(asked, 'params') ?? asked;
  const input = memberOf(params, 'message') ?? params;
  if (events !== null) return { input, output: streamedByAgent(eventsOf(events).map(resultOf)) };
  const answered = parsed(response);
  return { input, output: front === 'a2a' ? resultOf(answered) : answeredByModel(answered) };
}

/** What was said in the call of a model, in the shape of whichever route. */
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

/** At what a model was to stop: words of its caller's. */
export function stopSequencesOf({ request }: StoredContent): string[] {
  const asked = parsed(request);
  const stop = memberOf(asked, 'stop') ?? memberOf(asked, 'stop_sequences');
  return (Array.isArray(stop) ? stop : [stop]).filter((text) => typeof text === 'string');
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

const eventsOf = (events: string): Json[] => keptEvents(events).map(({ event }) => event);

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

/** The message that the pieces of a stream make: chat completions, completions, responses or Anthropic's messages. */
function streamedByModel(events: Json[]): Json {
  const output = events.map((event) => memberOf(memberOf(event, 'response'), 'output')).findLast(hasItems);
  if (output !== undefined) return output;
  const content = events.map(textDelta).join('');
  const calls = new Map<number, ToolCall>();
  for (const { index, name, text } of events.flatMap(toolPieces)) {
    const known = calls.get(index) ?? { name: '', arguments: '' };
    calls.set(index, { name: known.name + name, arguments: known.arguments + text });
  }
  return { role: 'assistant', content, ...(calls.size > 0 && { tool_calls: [...calls.values()] }) };
}

/** The last event of a response has all of it. */
const hasItems = (output: Json | undefined): boolean => Array.isArray(output) && output.length > 0;

function textDelta(event: Json): string {
  const choice = firstOf(memberOf(event, 'choices'));
  if (choice !== undefined) return textOr(memberOf(memberOf(choice, 'delta'), 'content') ?? memberOf(choice, 'text'));
  if (memberOf(event, 'type') === 'response.output_text.delta') return textOr(memberOf(event, 'delta'));
  return memberOf(event, 'type') === 'content_block_delta' ? textOr(memberOf(memberOf(event, 'delta'), 'text')) : '';
}

type ToolCall = { name: string; arguments: string };

/** A piece of the call of a tool; pieces belong together by their index (model notes, A.11). */
interface ToolPiece {
  index: number;
  name: string;
  /** Of the arguments. */
  text: string;
}

function toolPieces(event: Json): ToolPiece[] {
  const pieces = memberOf(memberOf(firstOf(memberOf(event, 'choices')), 'delta'), 'tool_calls');
  if (Array.isArray(pieces))
    return pieces.map((piece) => {
      const part = memberOf(piece, 'function');
      return toolPiece(piece, memberOf(part, 'name'), memberOf(part, 'arguments'));
    });
  const block = memberOf(event, 'content_block');
  if (memberOf(block, 'type') === 'tool_use') return [toolPiece(event, memberOf(block, 'name'), '')];
  const json = memberOf(memberOf(event, 'delta'), 'partial_json');
  return json === undefined ? [] : [toolPiece(event, '', json)];
}

function toolPiece(at: Json, name: Json | undefined, text: Json | undefined): ToolPiece {
  const index = memberOf(at, 'index');
  return { index: typeof index === 'number' ? index : 0, name: textOr(name), text: textOr(text) };
}
