import type { AddressOf, Settings } from './form.ts';

const ENGINE = /^projects\/[^/\s]+\/locations\/([a-z0-9-]+)\/reasoningEngines\/[0-9]+$/;
const RUNTIME = /^arn:aws(?:-[a-z]+)*:bedrock-agentcore:([a-z0-9-]+):[0-9]{12}:runtime\/[A-Za-z0-9_-]+$/;

/** The engine's whole resource. Its own location decides, whatever else the settings say (agent platforms, 1.1). */
export const agentEngineAddress: AddressOf = (settings, base) => {
  const resource = engineResource(settings);
  const location = ENGINE.exec(resource)?.[1];
  if (location === undefined) return undefined;
  const origin = base ?? `https://${location === 'global' ? '' : `${location}-`}aiplatform.googleapis.com`;
  return `${origin}/v1beta1/${resource}`;
};

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
  return `${base ?? `https://bedrock-agentcore.${region}.amazonaws.com`}/runtimes/${encodeURIComponent(arn)}`;
};
