import {
  isJsonObject,
  type Json,
  type JsonObject,
  type Part,
  stringifyJson,
  type UpstreamEvent,
} from '../../protocol/index.ts';
import { memberOf } from '../member-of.ts';
import { refuseFiles } from '../refuse-files.ts';
import { saidTo } from '../said-to.ts';
import { saysYes } from '../says-yes.ts';
import { asText } from '../text-of.ts';

/** Something a response waits for: the result of a function, leave to use a tool, consent given at an address. */
export interface Asked {
  kind: 'call' | 'approval' | 'consent';
  id: string;
}

/** Reads an item of a response's output. @returns undefined when it asks for nothing */
export function askedBy({ type, id, call_id }: JsonObject): Asked | undefined {
  if (type === 'function_call' && typeof call_id === 'string') return { kind: 'call', id: call_id };
  if (typeof id !== 'string') return undefined;
  if (type === 'mcp_approval_request') return { kind: 'approval', id };
  return type === 'oauth_consent_request' ? { kind: 'consent', id } : undefined;
}

/** What is asked, as it came: the answer's form follows from it. @param items those that ask, never empty */
export function needOf(items: readonly JsonObject[], resume: JsonObject): UpstreamEvent {
  const asked = items.map(askedBy).filter((one) => one !== undefined);
  return {
    type: 'need',
    kind: asked.some(({ kind }) => kind === 'consent') ? 'auth' : 'input',
    parts: items.flatMap((item): Part[] => [{ text: questionOf(item) }, { data: item }]),
    resume: { ...resume, asked: asked.map(asJson) },
  };
}

const asJson = ({ kind, id }: Asked): Json => ({ kind, id });

function questionOf({ type, name, server_label, consent_link }: JsonObject): string {
  switch (type) {
    case 'function_call':
      return `The agent asks for the result of "${asText(name)}".`;
    case 'oauth_consent_request':
      return `The agent needs consent, which is given at ${asText(consent_link)} . Then send the message again.`;
    default:
      return `The agent asks for leave to use "${asText(name)}" of "${asText(server_label)}".`;
  }
}

/** The questions in a handle, as `withAsked` and `needOf` keep them. */
export const askedIn = (handle: Json | undefined): Asked[] => {
  const asked = memberOf(handle, 'asked');
  return Array.isArray(asked) ? asked.filter(isAsked) : [];
};

const isAsked = (value: Json): value is Json & Asked =>
  isJsonObject(value) && KINDS.has(asText(value['kind'])) && typeof value['id'] === 'string';

const KINDS: ReadonlySet<string> = new Set<Asked['kind']>(['call', 'approval', 'consent']);

/** A conversation's handle that remembers what its last answer asked for. */
export const withAsked = (handle: JsonObject, asked: readonly Asked[]): JsonObject =>
  asked.length === 0 ? handle : { ...handle, asked: asked.map(asJson) };

/**
 * The answers to what is asked, in its order. Data with the `call_id` or the `approval_request_id` of one answers that one;
 * other data and text answer whatever is left. Consent is not given here: there is no answer to its question.
 *
 * @throws UpstreamFailure `unsupported-part` for files
 */
export function answersTo(asked: readonly Asked[], parts: readonly Part[]): JsonObject[] {
  const answerable = asked.filter(({ kind }) => kind !== 'consent');
  if (answerable.length > 0) refuseFiles(parts);
  return answerable.map(({ kind, id }) => {
    const said = saidTo(id, parts, namesOf);
    return kind === 'call' ? outputOf(id, said) : approvalOf(id, said);
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

function approvalOf(id: string, said: Json): JsonObject {
  const approve = isJsonObject(said) ? said['approve'] === true : typeof said === 'string' && saysYes(said);
  const reason = !approve && typeof said === 'string' && said !== '' ? { reason: said } : {};
  return { type: 'mcp_approval_response', approval_request_id: id, approve, ...reason };
}
