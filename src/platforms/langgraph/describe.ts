import { isJsonObject, type JsonObject } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { failedResponse, invalidAnswer, readJson } from '../answers/index.ts';
import { urlBelow } from '../url-below.ts';
import { readSettings } from './settings.ts';

/** What LangGraph knows of an assistant (agent platforms, section 2.2). */
export async function describe({ http, upstream, settings }: UpstreamContext): Promise<JsonObject> {
  const { assistant_id } = readSettings(settings);
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
