import { isJsonObject, type JsonObject } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { failedResponse, invalidAnswer, readJson } from '../answers/index.ts';
import { fetchCard, nativeCard } from '../native-card.ts';
import { urlBelow } from '../url-below.ts';
import { readSettings } from './settings.ts';

/** What LangGraph knows of an assistant. */
export function describe(context: UpstreamContext): Promise<JsonObject> {
  const { assistant_id, protocol } = readSettings(context.settings);
  return protocol === 'a2a' ? describeNative(assistant_id, context) : describeAssistant(assistant_id, context);
}

/** Its A2A face, which servers in Python have (agent platforms, section 2.9); the address in its card may be another. */
async function describeNative(assistant: string, context: UpstreamContext): Promise<JsonObject> {
  const { url } = context.upstream;
  const name = encodeURIComponent(assistant);
  const card = await fetchCard(urlBelow(url, `/.well-known/agent-card.json?assistant_id=${name}`), context);
  return nativeCard(card, { url: urlBelow(url, `/a2a/${name}`), binding: 'JSONRPC' });
}

/** What its own interface tells (agent platforms, section 2.2). */
async function describeAssistant(assistant_id: string, { http, upstream }: UpstreamContext): Promise<JsonObject> {
  const url = urlBelow(upstream.url, `/assistants/${encodeURIComponent(assistant_id)}`);
  const response = await http.send({ method: 'GET', url });
  if (response.status !== 200) throw failedResponse(response);
  const assistant = await readJson(response, upstream.maxResponseBytes);
  if (!isJsonObject(assistant)) throw invalidAnswer('The agent described itself by something that is no object.');
  const { name, description, graph_id } = assistant;
  const given = typeof description === 'string' && description !== '' ? description : undefined;
  const called = typeof name === 'string' && name !== '' ? name : assistant_id;
  return {
    name: called,
    ...(given && { description: given }),
    skills: [
      {
        id: typeof graph_id === 'string' ? graph_id : assistant_id,
        name: called,
        description: given ?? `The graph "${called}".`,
        tags: ['langgraph'],
      },
    ],
  };
}
