import { text } from 'node:stream/consumers';
import { BREAK, type Face, fail, oneByOne, openStream } from './agent-server.ts';

/** A runtime of Bedrock AgentCore that speaks plain HTTP, and streams pieces of text. */
export const agentcoreFace: Face = async (request, response, { outcomeOf }) => {
  const { prompt = '' } = JSON.parse(await text(request)) as { prompt?: string };
  if (prompt.startsWith(BREAK)) return fail(response);
  const { words } = await outcomeOf(prompt, request.headers, false);
  const send = openStream(response);
  for await (const { piece } of oneByOne(words)) send(JSON.stringify(piece));
  response.end();
};
