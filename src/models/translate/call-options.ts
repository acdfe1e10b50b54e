import type { LanguageModelV3CallOptions } from '@ai-sdk/provider';
import type { Json, JsonObject } from '../../protocol/index.ts';
import type { FetchFile } from './attachments.ts';
import type { Family } from './family.ts';
import { numberAt, objectAt, refuse, textAt } from './fields.ts';
import { promptOf } from './prompt.ts';
import { providerOptionsOf } from './provider-options.ts';
import { toolChoiceOf, toolsOf } from './tools.ts';

/** Whom a request is told to. */
export interface Addressee {
  family: Family;
  /** As its provider names it. */
  model: string;
  isVertex: boolean;
  fetchFile: FetchFile;
}

/**
 * A chat completion's request as the call of a language model.
 *
 * @param body only what the model's provider takes
 * @throws SwitchboardError INVALID_PARAMS
 */
export async function callOptionsOf(body: JsonObject, addressee: Addressee): Promise<LanguageModelV3CallOptions> {
  const tools = toolsOf(body);
  const { thinkingTokens, providerOptions } = providerOptionsOf(body, addressee);
  return withoutUndefined({
    prompt: await promptOf(body, addressee.fetchFile),
    maxOutputTokens: spokenTokens(
      numberAt(body, 'max_completion_tokens') ?? numberAt(body, 'max_tokens'),
      thinkingTokens,
    ),
    temperature: numberAt(body, 'temperature'),
    topP: numberAt(body, 'top_p'),
    topK: numberAt(body, 'top_k'),
    stopSequences: stopsOf(body['stop']),
    seed: numberAt(body, 'seed'),
    frequencyPenalty: numberAt(body, 'frequency_penalty'),
    presencePenalty: numberAt(body, 'presence_penalty'),
    responseFormat: responseFormatOf(body, addressee),
    tools: tools.length > 0 ? tools : undefined,
    toolChoice: toolChoiceOf(body),
    providerOptions,
  });
}

/** OpenAI's limit, and Anthropic's own, is for thinking and speaking together; the library adds what is for thinking. */
const spokenTokens = (limit: number | undefined, thinkingTokens: number): number | undefined =>
  limit !== undefined && limit > thinkingTokens ? limit - thinkingTokens : limit;

function stopsOf(stop: Json | undefined): string[] | undefined {
  if (stop === undefined || stop === null) return undefined;
  const stops = Array.isArray(stop) ? stop : [stop];
  return stops.map((one) => (typeof one === 'string' ? one : refuse('stop', 'must be a text, or a list of texts')));
}

/** Only Google gives any JSON without a schema; a schema that allows everything does the same elsewhere. */
const ANY_OBJECT = { type: 'object', additionalProperties: true } as const;

function responseFormatOf(
  body: JsonObject,
  { family }: Addressee,
): LanguageModelV3CallOptions['responseFormat'] | undefined {
  const format = objectAt(body, 'response_format');
  switch (format && textAt(format, 'type')) {
    case undefined:
    case 'text':
      return undefined;
    case 'json_object':
      return family === 'google' ? { type: 'json' } : { type: 'json', schema: ANY_OBJECT };
    case 'json_schema': {
      const described = objectAt(format ?? {}, 'json_schema') ?? refuse('response_format', 'has no "json_schema"');
      return withoutUndefined({
        type: 'json' as const,
        schema: objectAt(described, 'schema') ?? ANY_OBJECT,
        name: textAt(described, 'name'),
        description: textAt(described, 'description'),
      });
    }
    default:
      return refuse('response_format', 'its "type" must be text, json_object or json_schema');
  }
}

/** What is not given is left out, so that the library's own defaults hold. */
export function withoutUndefined<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}
