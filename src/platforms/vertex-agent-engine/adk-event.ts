import { isJsonObject, type Json, type JsonObject, type UpstreamUsage } from '../../protocol/index.ts';
import { asText } from '../text-of.ts';
import { usageOf } from '../usage-of.ts';

/** One event of an ADK app, as far as it matters to callers (agent platforms, section 1.5). */
export interface AdkEvent {
  /** Which of the app's agents. */
  author: string;
  /** Agents that work at the same time have branches of their own. */
  speaker: string;
  /** A piece: the whole comes later, in an event of its own. */
  isPartial: boolean;
  parts: JsonObject[];
  calls: FunctionCall[];
  /** Ids of the calls whose results it holds. */
  answered: string[];
  /** Answers that no model has put into words: results of tools that are to be told as they are, outputs of workflows. */
  results: Json[];
  /** Ids of calls whose result somebody else is to send. */
  longRunning: ReadonlySet<string>;
  isFinal: boolean;
  /** Tools that are called, what they returned, and files that were saved: for who wants to watch. */
  doings: JsonObject[];
  usage: UpstreamUsage | undefined;
  errorCode: string;
  errorMessage: string;
  finishReason: string;
  /** What goes along with an answer. */
  metadata: JsonObject;
}

/** A tool that the model calls. */
export interface FunctionCall {
  id: string;
  name: string;
  args: JsonObject;
}

export function readEvent(event: JsonObject): AdkEvent {
  const { author, branch, partial, content, actions, usage_metadata, grounding_metadata, custom_metadata } = event;
  const given = isJsonObject(content) && Array.isArray(content['parts']) ? content['parts'] : [];
  const parts = given.filter(isJsonObject);
  const calls = parts.flatMap(({ function_call }) => callIn(function_call));
  const responses = parts.map(({ function_response }) => function_response).filter(isJsonObject);
  const longRunning = new Set(textsIn(event['long_running_tool_ids']));
  const isPartial = partial === true;
  const ranCode = isJsonObject(parts.at(-1)?.['code_execution_result']);
  const isAnswer = !isPartial && !ranCode && calls.length === 0 && responses.length === 0;
  const skips = isJsonObject(actions) && actions['skip_summarization'] === true;
  return {
    author: asText(author) || 'agent',
    speaker: `${asText(branch)}|${asText(author)}`,
    isPartial,
    parts,
    calls,
    answered: responses.map(idOf),
    results: [
      ...(skips ? responses.flatMap(({ response }) => (tells(response) ? [response] : [])) : []),
      ...outputIn(event),
    ],
    longRunning,
    isFinal: skips || longRunning.size > 0 || isAnswer,
    doings: isPartial ? [] : doingsIn(parts, actions),
    usage: !isPartial && isJsonObject(usage_metadata) ? readUsage(usage_metadata) : undefined,
    errorCode: wordIn(event['error_code']),
    errorMessage: asText(event['error_message']),
    finishReason: asText(event['finish_reason']),
    metadata: {
      ...(isJsonObject(grounding_metadata) && { grounding_metadata }),
      ...(isJsonObject(custom_metadata) && { custom_metadata }),
    },
  };
}

/** What ADK itself asks for may hold secrets. */
const OWN_CALL = /^adk_request_/;

function doingsIn(parts: readonly JsonObject[], actions: Json | undefined): JsonObject[] {
  const used = parts.flatMap(({ function_call, function_response }) => {
    const [kind, what] = isJsonObject(function_call)
      ? (['function_call', function_call] as const)
      : (['function_response', function_response] as const);
    return isJsonObject(what) && !OWN_CALL.test(asText(what['name'])) ? [{ [kind]: what }] : [];
  });
  const saved = isJsonObject(actions) ? actions['artifact_delta'] : undefined;
  return isJsonObject(saved) && Object.keys(saved).length > 0 ? [...used, { artifact_delta: saved }] : used;
}

function callIn(call: Json | undefined): FunctionCall[] {
  if (!isJsonObject(call)) return [];
  const { name, args } = call;
  return [{ id: idOf(call), name: asText(name), args: isJsonObject(args) ? args : {} }];
}

/** What a whole workflow has come to, unless a message says it; what its nodes hand to each other is its own affair. */
function outputIn({ output, content, node_info }: JsonObject): Json[] {
  const paths = textsIn(isJsonObject(node_info) ? node_info['output_for'] : undefined);
  const isWhole = paths.some((path) => path !== '' && !path.includes('/'));
  return isWhole && output !== undefined && content === undefined ? [output] : [];
}

/** Whether a tool returned anything: `{result: null}` is what ADK makes of nothing. */
const tells = (response: Json | undefined): response is Json =>
  isJsonObject(response) && Object.values(response).some((value) => value !== null);

/** Calls of old apps have no ids; their names tell them apart well enough. */
const idOf = ({ id, name }: JsonObject): string => asText(id) || asText(name);

const textsIn = (list: Json | undefined): string[] => (Array.isArray(list) ? list.map(asText) : []);

const wordIn = (code: Json | undefined): string => (typeof code === 'number' ? String(code) : asText(code));

/** Thoughts count as output, and are told beside it. */
function readUsage(usage: JsonObject): UpstreamUsage {
  const { prompt_token_count: input, candidates_token_count: said, total_token_count: total } = usage;
  const { thoughts_token_count: reasoning, cached_content_token_count: cached } = usage;
  const thought = typeof reasoning === 'number' ? reasoning : 0;
  return usageOf({ input, output: typeof said === 'number' ? said + thought : undefined, total, cached, reasoning });
}
