import { isJsonObject } from '../../protocol/index.ts';
import { arnRegion } from '../arn-region.ts';
import type { ModelRegistration } from './model-registration.ts';

/** Providers that are wherever the operator has them. */
const NEEDS_ADDRESS: ReadonlySet<string> = new Set([
  'azure',
  'hosted_vllm',
  'openai_like',
  'custom_openai',
  'litellm_proxy',
]);

/**
 * What an entry's provider cannot be asked without.
 *
 * @param entry with what its credential and the variables of its provider say
 * @returns undefined when nothing is missing
 */
export function missingField({
  litellm_params: params,
}: Pick<ModelRegistration, 'litellm_params'>): string | undefined {
  const provider = params.custom_llm_provider ?? params.model.split('/', 1)[0] ?? '';
  const lacks = (name: string, elsewhere: string): string | undefined =>
    params[name] ? undefined : `"${name}" is missing, and ${elsewhere} is not set either`;
  if (NEEDS_ADDRESS.has(provider)) return lacks('api_base', `${provider.toUpperCase()}_API_BASE`);
  if (provider === 'bedrock' && !arnRegion(params.model)) return lacks('aws_region_name', 'AWS_REGION');
  if (provider === 'vertex_ai' && !projectIn(params.vertex_credentials))
    return lacks('vertex_project', 'VERTEXAI_PROJECT');
  return undefined;
}

/** A file of Google's may say the project itself. @param file its JSON or its text */
function projectIn(file: unknown): unknown {
  try {
    const read = typeof file === 'string' ? (JSON.parse(file) as unknown) : file;
    return isJsonObject(read) ? read['project_id'] : undefined;
  } catch {
    return undefined;
  }
}
