import { z } from 'zod';
import type { JsonObject } from '../../protocol/index.ts';
import { objectSetting, readSettings as readBy } from '../read-settings.ts';

/** What an administrator may say of an agent of Azure AI Foundry; names as in `litellm_params`. */
const SETTINGS = z.object({
  /** The agent's name, or `name:version`; of a classic agent, its id. */
  agent_id: z.string().min(1),
  /** By the id when not given. */
  protocol: z.enum(['responses', 'hosted', 'classic', 'a2a']).optional(),
  agent_version: z.string().min(1).optional(),
  /** The member of a request that names the agent: documents of Microsoft's differ. */
  agent_reference_key: z.string().min(1).default('agent_reference'),
  /** Of everything but responses, which have none. */
  api_version: z.string().min(1).default('v1'),
  /** Said with every turn. */
  instructions: z.string().optional(),
  /** More of every request for a response. */
  extra_body: objectSetting.optional(),
  /** Which responses go on without the connection: those that nobody waits for, all, or none. */
  background: z.enum(['detached', 'always', 'never']).default('detached'),
  /** The tool that gets the files sent to a classic agent. */
  file_tool: z.enum(['file_search', 'code_interpreter']).default('file_search'),
});

export interface FoundrySettings extends Omit<z.infer<typeof SETTINGS>, 'protocol'> {
  protocol: 'responses' | 'hosted' | 'classic' | 'a2a';
}

/** Ids of classic agents; names of agents cannot begin so. */
const CLASSIC_ID = /^asst_/;
const WITH_VERSION = /^([^:]+):([^:]+)$/;

/** @throws SwitchboardError INVALID_PARAMS, naming the field */
export function readSettings(settings: JsonObject): FoundrySettings {
  const given = readBy(SETTINGS, settings);
  const protocol = given.protocol ?? (CLASSIC_ID.test(given.agent_id) ? 'classic' : 'responses');
  const [, name, version] = WITH_VERSION.exec(given.agent_id) ?? [];
  if (protocol === 'classic' || name === undefined) return { ...given, protocol };
  return { ...given, protocol, agent_id: name, agent_version: given.agent_version ?? version };
}
