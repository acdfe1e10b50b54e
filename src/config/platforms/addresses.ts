import type { AddressOf, Settings } from './form.ts';

const RUNTIME = /^arn:aws(?:-[a-z]+)*:bedrock-agentcore:([a-z0-9-]+):[0-9]{12}:runtime\/[A-Za-z0-9_-]+$/;

/**
 * Where Google has an agent, by its resource name: engines, agents of Gemini Enterprise, data agents. The name's own location
 * decides, whatever else the settings say (agent platforms, 1.1 and 1.8).
 */
export const googleAgentAddress: AddressOf = (settings, base) => {
  const resource = engineResource(settings);
  for (const { pattern, origin, path } of GOOGLE_AGENTS) {
    const location = pattern.exec(resource)?.[1];
    if (location !== undefined) return `${base ?? origin(location)}${path}${resource}`;
  }
  return undefined;
};

/** Kinds of resources that are agents; the group in the pattern is the location. */
const GOOGLE_AGENTS = [
  {
    pattern: /^projects\/[^/\s]+\/locations\/([a-z0-9-]+)\/reasoningEngines\/[0-9]+$/,
    origin: (location: string) => `https://${location === 'global' ? '' : `${location}-`}aiplatform.googleapis.com`,
    path: '/v1beta1/',
  },
  {
    pattern:
      /^projects\/[^/\s]+\/locations\/([a-z0-9-]+)\/collections\/[^/\s]+\/engines\/[^/\s]+\/assistants\/[^/\s]+\/agents\/[^/\s]+$/,
    origin: (location: string) => `https://${location}-discoveryengine.googleapis.com`,
    path: '/v1/',
  },
  {
    pattern: /^projects\/[^/\s]+\/locations\/([a-z0-9-]+)\/agents\/[^/\s]+$/,
    origin: () => 'https://geminidataanalytics.googleapis.com',
    path: '/v1/a2a/',
  },
];

function engineResource(settings: Settings): string {
  const id = textOf(settings, 'reasoning_engine_id');
  if (!/^[0-9]+$/.test(id)) return id;
  const [project, location] = [textOf(settings, 'vertex_project'), textOf(settings, 'vertex_location')];
  return `projects/${project}/locations/${location}/reasoningEngines/${id}`;
}

function textOf(settings: Settings, name: string): string {
  const value = settings[name];
  return typeof value === 'string' ? value : '';
}

/** The runtime in the region of its ARN (agent platforms, 4.1). */
export const agentCoreAddress: AddressOf = (settings, base) => {
  const arn = textOf(settings, 'agent_runtime_arn');
  const region = RUNTIME.exec(arn)?.[1];
  if (region === undefined) return undefined;
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `${base ?? `https://bedrock-agentcore.${region}.${domain}`}/runtimes/${encodeURIComponent(arn)}`;
};
