import { isJsonObject, type Json, type JsonObject, type Part, type UpstreamEvent } from '../../protocol/index.ts';
import { saidTo } from '../said-to.ts';
import { saysYes } from '../says-yes.ts';
import { asText } from '../text-of.ts';
import type { FunctionCall } from './adk-event.ts';

/** Calls by which ADK itself asks: for anything, for leave to use a tool, for credentials of the user. */
const INPUT = 'adk_request_input';
const CONFIRMATION = 'adk_request_confirmation';
const CREDENTIAL = 'adk_request_credential';

/** What an app waits for: the result of a call. */
type AskedCall = Pick<FunctionCall, 'id' | 'name'>;

/** The calls that wait, as a question (agent platforms, section 1.10). @param calls never empty */
export function needOf(calls: readonly FunctionCall[]): UpstreamEvent {
  return {
    type: 'need',
    kind: calls.some(({ name }) => name === CREDENTIAL) ? 'auth' : 'input',
    parts: calls.flatMap((call): Part[] => [{ text: questionOf(call) }, { data: shown(call) }]),
    resume: { calls: calls.map(({ id, name }) => ({ id, name })) },
  };
}

function questionOf({ name, args }: FunctionCall): string {
  if (name === CREDENTIAL) {
    const address = authAddress(args);
    return address === '' ? 'The agent asks for credentials.' : `The agent asks for authorization, given at ${address}`;
  }
  if (name === INPUT) return asText(args['message']) || 'The agent asks for input.';
  if (name !== CONFIRMATION) return `The agent asks for the result of "${name}".`;
  const { hint } = member(args, 'toolConfirmation');
  const { name: tool } = member(args, 'originalFunctionCall');
  return asText(hint) || `The agent asks for leave to use "${asText(tool)}".`;
}

/**
 * A question for credentials holds the secrets of the agent's own client: they stay on the platform, which is asked for them
 * when the answer comes.
 */
function shown({ id, name, args }: FunctionCall): JsonObject {
  if (name !== CREDENTIAL) return { id, name, args };
  const scheme = member(configIn(args), 'authScheme');
  const address = authAddress(args);
  return { id, name, auth_scheme: scheme, ...(address !== '' && { auth_uri: address }) };
}

/** ADK writes the names of these in either way, by its version. */
function member(object: JsonObject, camelCase: string): JsonObject {
  const value = object[camelCase] ?? object[camelCase.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
  return isJsonObject(value) ? value : {};
}

const configIn = (args: JsonObject): JsonObject => member(args, 'authConfig');

function authAddress(args: JsonObject): string {
  const { authUri, auth_uri = authUri } = member(member(configIn(args), 'exchangedAuthCredential'), 'oauth2');
  return asText(auth_uri);
}

/** What a `need` event kept. */
export function askedIn(resume: Json): AskedCall[] {
  const calls = isJsonObject(resume) ? resume['calls'] : undefined;
  const listed = Array.isArray(calls) ? calls.filter(isJsonObject) : [];
  return listed.map(({ id, name }) => ({ id: asText(id), name: asText(name) }));
}

/**
 * The results of the calls that wait. Data with the `id` of one answers that one, other data and text answer whatever is left.
 *
 * @param configOf what was asked for, of a call for credentials
 */
export async function answersTo(
  asked: readonly AskedCall[],
  parts: readonly Part[],
  configOf: (id: string) => Promise<JsonObject>,
): Promise<JsonObject[]> {
  const answers: JsonObject[] = [];
  for (const { id, name } of asked) {
    const said = contentOf(saidTo(id, parts, ({ id: named }) => (named === undefined ? [] : [named])));
    const response = name === CREDENTIAL ? await credentialOf(said, () => configOf(id)) : resultOf(name, said);
    answers.push({ function_response: { id, name, response } });
  }
  return answers;
}

/** `{id, response}` is the answer in its envelope. */
function contentOf(said: Json): Json {
  if (!isJsonObject(said) || said['id'] === undefined) return said;
  const { id: _id, name: _name, response, ...others } = said;
  return response ?? others;
}

/** Results are objects. */
function resultOf(name: string, said: Json): JsonObject {
  if (isJsonObject(said)) return said;
  if (name === CONFIRMATION) return { confirmed: said === true || (typeof said === 'string' && saysYes(said)) };
  return { result: said };
}

/**
 * The configuration that was asked about, with the answer in it: the address at which the authorization ended, as text or as
 * `auth_response_uri`. Whoever sends the whole of it knows what they do.
 */
async function credentialOf(said: Json, config: () => Promise<JsonObject>): Promise<JsonObject> {
  const given = isJsonObject(said) ? said : { auth_response_uri: asText(said).trim() };
  if ('authScheme' in given || 'auth_scheme' in given) return given;
  const asked = await config();
  const { auth_response_uri, redirect_uri } = given;
  const exchanged = member(asked, 'exchangedAuthCredential');
  const oauth2 = {
    ...member(exchanged, 'oauth2'),
    ...withName('authResponseUri', auth_response_uri),
    ...withName('redirectUri', redirect_uri),
  };
  const { exchanged_auth_credential: _snake, ...others } = asked;
  return { ...others, exchangedAuthCredential: { ...exchanged, oauth2 } };
}

const withName = (name: string, value: Json | undefined): JsonObject => (value === undefined ? {} : { [name]: value });

/** What a call for credentials asked about, in what the platform keeps of the session. */
export function askedConfig(session: Json, id: string): JsonObject {
  const events = isJsonObject(session) && Array.isArray(session['events']) ? session['events'] : [];
  const calls = events.filter(isJsonObject).flatMap(({ content }) => {
    const parts = isJsonObject(content) && Array.isArray(content['parts']) ? content['parts'] : [];
    return parts.filter(isJsonObject).map((part) => member(part, 'functionCall'));
  });
  return configIn(member(calls.find((call) => call['id'] === id) ?? {}, 'args'));
}
