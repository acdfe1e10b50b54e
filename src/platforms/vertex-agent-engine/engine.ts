import { isJsonObject, type Json, type JsonObject, parseJson } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { invalidAnswer, readJson } from '../answers/index.ts';
import { asText } from '../text-of.ts';
import { refused } from './refused.ts';

/** What Agent Engine knows of an engine (agent platforms, section 1.2). */
export interface Engine {
  displayName: string;
  description: string;
  /** `google-adk`, `langgraph`, …; empty when the engine does not say. */
  framework: string;
  methods: ClassMethod[];
  /** Whether it was made to speak A2A, and the card it was given. */
  a2a: { card: JsonObject | undefined } | undefined;
}

/** A method of the class that was deployed. */
export interface ClassMethod {
  name: string;
  /** By `:query` or by `:streamQuery`. */
  isStream: boolean;
  /** A schema of its arguments. */
  parameters: JsonObject;
}

/** The modes of methods that can be called, and whether they stream. Those for WebSockets cannot. */
const MODES: Readonly<Record<string, boolean>> = { '': false, async: false, stream: true, async_stream: true };
const A2A_MODE = 'a2a_extension';

/** @throws UpstreamFailure */
export async function readEngine({ http, upstream }: UpstreamContext): Promise<Engine> {
  const response = await http.send({ method: 'GET', url: upstream.url });
  if (response.status !== 200) throw await refused(response);
  const engine = await readJson(response, upstream.maxResponseBytes);
  if (!isJsonObject(engine)) throw invalidAnswer('The engine described itself by something that is no object.');
  const { displayName, description, spec } = engine;
  const { classMethods, agentFramework } = isJsonObject(spec) ? spec : {};
  const listed = Array.isArray(classMethods) ? classMethods.filter(isJsonObject) : [];
  const native = listed.find(({ api_mode }) => api_mode === A2A_MODE);
  return {
    displayName: asText(displayName),
    description: asText(description),
    framework: asText(agentFramework),
    methods: listed.flatMap(readMethod),
    a2a: native && { card: cardIn(native['a2a_agent_card']) },
  };
}

function readMethod({ name, api_mode, parameters }: JsonObject): ClassMethod[] {
  const mode = asText(api_mode);
  const isStream = Object.hasOwn(MODES, mode) ? MODES[mode] : undefined;
  if (typeof name !== 'string' || isStream === undefined) return [];
  return [{ name, isStream, parameters: isJsonObject(parameters) ? parameters : {} }];
}

/** The card is JSON within JSON. What cannot be read is asked for where the agent shows its card. */
function cardIn(text: Json | undefined): JsonObject | undefined {
  if (isJsonObject(text)) return text;
  if (typeof text !== 'string') return undefined;
  try {
    const card = parseJson(text);
    return isJsonObject(card) ? card : undefined;
  } catch {
    return undefined;
  }
}
