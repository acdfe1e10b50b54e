import { isJsonObject, type Json, type JsonObject, type Part, type UpstreamEvent } from '../../protocol/index.ts';
import { refuseFiles } from '../refuse-files.ts';
import { textOf } from '../text-of.ts';

/** A question of a graph, which waits until it is answered. */
interface Interrupt {
  id: string | undefined;
  value: Json;
}

/** Reads a list of interrupts. @returns undefined when the run was not interrupted */
export function readInterrupts(list: Json | undefined): Interrupt[] | undefined {
  if (!Array.isArray(list)) return undefined;
  return list
    .filter(isJsonObject)
    .map(({ id, value = null }) => ({ id: typeof id === 'string' ? id : undefined, value }));
}

/** The question as an event. The value goes through untouched, since its answer's form follows from it. */
export function needOf(interrupts: readonly Interrupt[]): UpstreamEvent {
  const ids = interrupts.map(({ id }) => id).filter((id) => id !== undefined);
  const [first, ...others] = interrupts;
  const parts = others.length === 0 ? questionOf(first?.value) : severalOf(interrupts);
  return { type: 'need', kind: 'input', parts, resume: { interrupts: ids } };
}

const WORDS = ['question', 'message', 'prompt', 'description'];
const WAITS = 'The agent has stopped and waits for an answer.';

function questionOf(value: Json | undefined): Part[] {
  if (typeof value === 'string') return [{ text: value }];
  if (value === undefined || value === null) return [{ text: WAITS }];
  const words = isJsonObject(value)
    ? WORDS.map((name) => value[name]).find((word) => typeof word === 'string')
    : undefined;
  return [...(words === undefined ? [] : [{ text: words }]), { data: value }];
}

const severalOf = (interrupts: readonly Interrupt[]): Part[] => [
  { data: { interrupts: interrupts.map(({ id = null, value }) => ({ id, value })) } },
];

/**
 * The answer to what a run waits for, as LangGraph takes it: data as it is, else the text. Of several questions, an object
 * with their ids as its members answers each, anything else the first: the graph asks for the others again.
 *
 * @param resume what `needOf` kept
 * @throws UpstreamFailure `unsupported-part` for files
 */
export function answerTo(resume: Json, parts: readonly Part[]): Json {
  refuseFiles(parts);
  const data = parts.map((part) => part['data']).filter((value) => value !== undefined);
  const text = textOf(parts);
  const answer = data.length === 0 ? text : data.length === 1 ? (data[0] ?? null) : data;
  const ids = idsIn(resume);
  const [first] = ids;
  if (ids.length < 2 || first === undefined || isKeyedBy(answer, ids)) return answer;
  return { [first]: answer };
}

const idsIn = (resume: Json): string[] => {
  const ids = isJsonObject(resume) ? resume['interrupts'] : undefined;
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
};

const isKeyedBy = (answer: Json, ids: readonly string[]): answer is JsonObject =>
  isJsonObject(answer) && Object.keys(answer).every((key) => ids.includes(key));
