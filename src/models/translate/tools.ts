import type { LanguageModelV3FunctionTool, LanguageModelV3ToolChoice } from '@ai-sdk/provider';
import { isJsonObject, type JsonObject } from '../../protocol/index.ts';
import { cacheOptionsOf } from './cache-control.ts';
import { objectAt, objectsAt, refuse, textAt } from './fields.ts';

const NO_PARAMETERS = { type: 'object', properties: {} } as const;

/** @throws SwitchboardError INVALID_PARAMS for tools that are no functions */
export const toolsOf = (body: JsonObject): LanguageModelV3FunctionTool[] =>
  objectsAt(body, 'tools').map((tool, index) => {
    const described = objectAt(tool, 'function');
    const name = described && textAt(described, 'name');
    if (tool['type'] !== 'function' || !described || !name)
      return refuse(`tools[${index}]`, 'must be of type "function", with its "name": the model takes no others');
    const description = textAt(described, 'description');
    return {
      type: 'function',
      name,
      inputSchema: objectAt(described, 'parameters') ?? NO_PARAMETERS,
      ...(description !== undefined && { description }),
      ...(typeof described['strict'] === 'boolean' && { strict: described['strict'] }),
      ...cacheOptionsOf(tool['cache_control'] ?? described['cache_control']),
    };
  });

/** @throws SwitchboardError INVALID_PARAMS */
export function toolChoiceOf({ tool_choice: choice }: JsonObject): LanguageModelV3ToolChoice | undefined {
  if (choice === undefined || choice === null) return undefined;
  if (choice === 'auto' || choice === 'none' || choice === 'required') return { type: choice };
  const named = isJsonObject(choice) ? objectAt(choice, 'function') : undefined;
  const toolName = named && textAt(named, 'name');
  return toolName
    ? { type: 'tool', toolName }
    : refuse('tool_choice', 'must be auto, none, required, or {"type":"function","function":{"name":…}}');
}
