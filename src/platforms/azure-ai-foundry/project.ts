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

/** A resource of one agent, which has its version in the path or none (agent platforms, section 3.3). */
export const agentUrl = (
  { upstream }: UpstreamContext,
  path: string,
  { agent_id }: Pick<FoundrySettings, 'agent_id'>,
): URL => urlBelow(projectOf(upstream.url), `/agents/${encodeURIComponent(agent_id)}${path}`);

/** A resource of the API that a hosted agent has for itself (agent platforms, section 3.2). */
export function hostedUrl(
  context: UpstreamContext,
  path: string,
  settings: Pick<FoundrySettings, 'agent_id' | 'api_version'>,
): URL {
  const url = agentUrl(context, `/endpoint/protocols/openai${path}`, settings);
  url.searchParams.set('api-version', settings.api_version);
  return url;
}

/** A resource of its OpenAI-compatible API, which has its version in the path (agent platforms, section 3.2). */
export const openaiUrl = ({ upstream }: UpstreamContext, path: string): URL =>
  urlBelow(projectOf(upstream.url), `/openai/v1${path}`);
