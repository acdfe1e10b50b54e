import { isJsonObject, type Json, type JsonObject, type Part, type UpstreamUsage } from '../../protocol/index.ts';
import { partsOf } from './content.ts';

/** One message of a graph's state, or a piece of one. */
export interface GraphMessage {
  id: string | undefined;
  role: 'agent' | 'caller' | 'other';
  parts: Part[];
  usage: UpstreamUsage | undefined;
}

const ROLES: Readonly<Record<string, GraphMessage['role']>> = {
  ai: 'agent',
  AIMessage: 'agent',
  AIMessageChunk: 'agent',
  assistant: 'agent',
  human: 'caller',
  HumanMessage: 'caller',
  HumanMessageChunk: 'caller',
  user: 'caller',
};

/** Reads a message as LangChain writes it in either language. @returns undefined for what is none */
export function readMessage(json: Json | undefined): GraphMessage | undefined {
  if (!isJsonObject(json)) return undefined;
  const { id, role, type = role, content, usage_metadata } = json;
  if (typeof type !== 'string') return undefined;
  return {
    id: typeof id === 'string' && id !== '' ? id : undefined,
    role: Object.hasOwn(ROLES, type) ? (ROLES[type] ?? 'other') : 'other',
    parts: partsOf(content),
    usage: isJsonObject(usage_metadata) ? readUsage(usage_metadata) : undefined,
  };
}

/** The messages of a graph's state; undefined when the graph keeps none. */
export function messagesIn(state: JsonObject, key: string): GraphMessage[] | undefined {
  const listed = state[key];
  if (!Array.isArray(listed)) return undefined;
  return listed.map(readMessage).filter((message) => message !== undefined);
}

function readUsage({ input_tokens, output_tokens, total_tokens, ...details }: JsonObject): UpstreamUsage {
  const { input_token_details: input, output_token_details: output } = details;
  const cached = isJsonObject(input) ? input['cache_read'] : undefined;
  const reasoning = isJsonObject(output) ? output['reasoning'] : undefined;
  return {
    ...(typeof input_tokens === 'number' && { input: input_tokens }),
    ...(typeof output_tokens === 'number' && { output: output_tokens }),
    ...(typeof total_tokens === 'number' && { total: total_tokens }),
    ...(typeof cached === 'number' && { cached }),
    ...(typeof reasoning === 'number' && { reasoning }),
  };
}
