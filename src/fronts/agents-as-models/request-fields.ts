import { isJsonObject, type Json, type JsonObject } from '../../protocol/index.ts';
import { invalid } from './invalid.ts';

/** A text that says something. */
export const textOrNull = (value: Json | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

export const metadataOf = ({ metadata }: JsonObject): JsonObject => (isJsonObject(metadata) ? metadata : {});

/** Agents have tools of their own. That some are offered does no harm; that one must be called cannot be done. */
export function refuseForcedTool({ tool_choice: choice }: JsonObject): void {
  if (choice === 'required' || isJsonObject(choice))
    throw invalid('tool_choice', 'An agent calls no tools of its callers. Leave the choice of a tool out.');
}
