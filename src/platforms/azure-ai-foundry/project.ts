import type { UpstreamContext } from '../adapter.ts';
import { urlBelow } from '../url-below.ts';
import type { FoundrySettings } from './settings.ts';

/** People register the address of the project or, as SDKs of OpenAI want it, the one below. */
const OPENAI_SUFFIX = /\/openai(\/v1)?\/*$/;

function projectOf(registered: URL): URL {
  const project = new URL(registered);
  project.pathname = registered.pathname.replace(OPENAI_SUFFIX, '');
  project.search = '';
  return project;
}

/**
 * A resource of the project's own API (agent platforms, sections 3.1 and 3.3).
 *
 * @param path with its query, if any
 */
export function projectUrl(
  { upstream }: UpstreamContext,
  path: string,
  { api_version }: Pick<FoundrySettings, 'api_version'>,
): URL {
  const url = urlBelow(projectOf(upstream.url), path);
  url.searchParams.set('api-version', api_version);
  return url;
}

const pathOf = ({ agent_id }: Pick<FoundrySettings, 'agent_id'>): string => `/agents/${encodeURIComponent(agent_id)}`;

/** A resource of an agent's A2A face, which has its version in the path or none (agent platforms, section 3.3). */
export const faceUrl = ({ upstream }: UpstreamContext, path: string, settings: FoundrySettings): URL =>
  urlBelow(projectOf(upstream.url), `${pathOf(settings)}/endpoint/protocols/a2a${path}`);

/** A resource of the API that a hosted agent has for itself (agent platforms, section 3.2). */
export const hostedUrl = (context: UpstreamContext, path: string, settings: FoundrySettings): URL =>
  projectUrl(context, `${pathOf(settings)}/endpoint/protocols/openai${path}`, settings);

/** A resource of the project's OpenAI-compatible API, which has its version in the path (agent platforms, section 3.2). */
export const openaiUrl = ({ upstream }: UpstreamContext, path: string): URL =>
  urlBelow(projectOf(upstream.url), `/openai/v1${path}`);
