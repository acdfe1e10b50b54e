import type { JsonObject } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { failedResponse } from '../answers/index.ts';
import { urlBelow } from '../url-below.ts';
import { readSettings } from './settings.ts';

/** Not every server lists its models, and some know more than they list: only refused credentials are a reason to fail. */
export async function describe({ http, upstream, settings }: UpstreamContext): Promise<JsonObject> {
  const { model } = readSettings(settings);
  const response = await http.send({ method: 'GET', url: urlBelow(upstream.url, '/models') });
  response.body.abort();
  if (response.status === 401 || response.status === 403) throw failedResponse(response);
  return {
    name: model,
    skills: [{ id: 'chat', name: 'Chat', description: `Answers messages with the model ${model}.`, tags: ['chat'] }],
  };
}
