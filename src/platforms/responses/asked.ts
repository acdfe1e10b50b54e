import {
  isJsonObject,
  type Json,
  type JsonObject,
  type Part,
  stringifyJson,
  type UpstreamEvent,
} from '../../protocol/index.ts';
import { asText, textOf } from '../text-of.ts';

/** Something a response waits for: the result of a function that the caller has, or leave to use a tool. */
export type Asked = { kind: 'call'; id: string } | { kind: 'approval'; id: string };

/** Reads an item of a response's output. @returns undefined when it asks for nothing */
export function askedBy(item: JsonObject): Asked | undefined {
  const { type, id, call_id } = item;
  if (type === 'function_call' && typeof call_id === 'string') return { kind: 'call', id: call_id };
  if (type === 'mcp_approval_request' && typeof id === 'string') return { kind: 'approval', id };
  return undefined;
}

/** What is asked, as it came: the answer's form follows from it. @param items those that ask, never empty */
export const needOf = (items: readonly JsonObject[], resume: JsonObject): UpstreamEvent => ({
  type: 'need',
  kind: 'input',
  parts: items.flatMap((item): Part[] => [{ text: questionOf(item) }, { data: item }]),
  resume: { ...resume, asked: items.map(askedBy).filter((asked) => asked !== undefined) },
});

const questionOf = ({ type, name, server_label }: JsonObject): string =>
  type === 'function_call'
    ? `The agent asks for the result of "${asText(name)}".`
    : `The agent asks for leave to use "${asText(name)}" of "${asText(server_label)}".`;

/** What a `need` event kept. */
export const askedIn = (resume: Json): Asked[] => {
  const asked = isJsonObject(resume) ? resume['asked'] : undefined;
  return Array.isArray(asked) ? asked.filter(isAsked) : [];
};

const isAsked = (value: Json): value is Json & Asked =>
  isJsonObject(value) && (value['kind'] === 'call' || value['kind'] === 'approval') && typeof value['id'] === 'string';

/**
 * The answers to what is asked, in its order. Data with the `call_id` or the `approval_request_id` of one answers that one;
 * other data and text answer whatever is left.
 */
export function answersTo(asked: readonly Asked[], parts: readonly Part[]): JsonObject[] {
  const data = parts.map((part) => part['data']).filter((value) => value !== undefined);
  const text = textOf(parts);
  return asked.map((one) => {
    const named = data.filter(isJsonObject).find((value) => namesOf(value).includes(one.id));
    const said = named ?? data.find((value) => !isJsonObject(value) || namesOf(value).length === 0) ?? text;
    return one.kind === 'call' ? outputOf(one.id, said) : approvalOf(one.id, said);
  });
}

const namesOf = ({ call_id, approval_request_id }: JsonObject): Json[] =>
  [call_id, approval_request_id].filter((name) => name !== undefined);

function outputOf(callId: string, said: Json): JsonObject {
  const output = isJsonObject(said) && said['output'] !== undefined ? said['output'] : said;
  return {
    type: 'function_call_output',
    call_id: callId,
    output: typeof output === 'string' ? output : stringifyJson(output),
  };
}

const YES = /^\s*(y|yes|ok|okay|true|approve|approved)\b/i;

/** What does not say yes says no. */
function approvalOf(id: string, said: Json): JsonObject {
  const approve = isJsonObject(said) ? said['approve'] === true : typeof said === 'string' && YES.test(said);
  const reason = !approve && typeof said === 'string' && said !== '' ? { reason: said } : {};
  return { type: 'mcp_approval_response', approval_request_id: id, approve, ...reason };
}
