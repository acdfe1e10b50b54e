import { readFileSync } from 'node:fs';
import type { ModelRegistration } from './models/model-registration.ts';

/**
 * Credentials of Google's are a file's text; where its path stands instead, it is read once.
 *
 * @param params take the text in the path's place
 * @returns what is wrong
 */
export function readGoogleFile(params: ModelRegistration['litellm_params']): string | undefined {
  const { vertex_credentials: given } = params;
  if (typeof given !== 'string' || given.trimStart().startsWith('{')) return undefined;
  try {
    params.vertex_credentials = readFileSync(given, 'utf8');
    return undefined;
  } catch {
    return 'is wrong: neither the JSON of a credentials file, nor the path of a file that can be read';
  }
}
