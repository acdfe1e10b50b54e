import { isJsonObject, type Json, type JsonObject } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { readObject } from '../answers/index.ts';
import { memberOf } from '../member-of.ts';
import { asText } from '../text-of.ts';
import { faceCard } from './native-face.ts';
import { projectUrl } from './project.ts';
import { type FoundrySettings, readSettings } from './settings.ts';

/** What the project knows of an agent; the newer ones may have a card of their own (agent platforms, sections 3.1 and 3.3). */
export async function describe(context: UpstreamContext): Promise<JsonObject> {
  const settings = readSettings(context.settings);
  if (settings.protocol === 'a2a') return faceCard(settings, context);
  const agent = await askFor(settings, context);
  const { agent_card: card } = agent;
  const name = asText(agent['name']) || settings.agent_id;
  const description = asText(memberOf(card, 'description')) || asText(newestOf(agent)['description']);
  const skills = skillsIn(memberOf(card, 'skills'));
  return {
    name,
    ...(description !== '' && { description }),
    skills: skills.length > 0 ? skills : [skillOf(name, description)],
  };
}

async function askFor(settings: FoundrySettings, context: UpstreamContext): Promise<JsonObject> {
  const { http, upstream } = context;
  const kind = settings.protocol === 'classic' ? 'assistants' : 'agents';
  const url = projectUrl(context, `/${kind}/${encodeURIComponent(settings.agent_id)}`, settings);
  return readObject(await http.send({ method: 'GET', url }), upstream.maxResponseBytes);
}

/** Classic agents have no versions. */
function newestOf(agent: JsonObject): JsonObject {
  const newest = memberOf(agent['versions'], 'latest');
  return isJsonObject(newest) ? newest : agent;
}

/** Those with everything that a card must say of a skill. */
const skillsIn = (skills: Json | undefined): JsonObject[] =>
  Array.isArray(skills) ? skills.filter(isJsonObject).filter(isSkill) : [];

const isSkill = ({ id, name, description, tags }: JsonObject): boolean =>
  [id, name, description].every((text) => typeof text === 'string') && Array.isArray(tags);

const skillOf = (name: string, description: string): JsonObject => ({
  id: name,
  name,
  description: description || `The agent "${name}".`,
  tags: ['azure-ai-foundry'],
});
