import { readAwsKeys, readGoogleFile } from '../agents/index.ts';
import { arnRegion, type ModelRegistration } from '../config/index.ts';
import type { Credentials, Identity, NetworkClass } from '../outbound/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import type { Dialect } from './catalog.ts';

/** Where a cloud serves a model, and who the gateway is to it. */
export interface Cloud {
  baseUrl: string;
  identity: Identity | undefined;
}

type Params = ModelRegistration['litellm_params'];

/** @returns undefined for providers that are no clouds @throws SwitchboardError INVALID_PARAMS */
export function cloudOf(dialect: Dialect, params: Params): Cloud | undefined {
  switch (dialect) {
    case 'vertex':
      return vertexAi(params);
    case 'bedrock':
      return bedrock(params);
    default:
      return undefined;
  }
}

const text = (params: Params, name: string): string | undefined => {
  const value = params[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const missing = (name: string, what: string): never => {
  throw new SwitchboardError('INVALID_PARAMS', `Model "${what}": "${name}" is needed for its provider.`);
};

const GOOGLE_SCOPE = 'https://www.googleapis.com/auth/cloud-platform';

/** A key's bearer is the operator's own affair; without one, Google's credentials are shown. */
function vertexAi(params: Params): Cloud {
  const file = readGoogleFile('vertex_credentials', params['vertex_credentials'] ?? undefined);
  const told = file?.['project_id'];
  const project =
    text(params, 'vertex_project') ?? (typeof told === 'string' ? told : missing('vertex_project', params.model));
  const location = text(params, 'vertex_location') ?? 'us-central1';
  const host = location === 'global' ? 'aiplatform.googleapis.com' : `${location}-aiplatform.googleapis.com`;
  const root = params.api_base?.replace(/\/+$/, '') ?? `https://${host}`;
  const tokenUrl = text(params, 'vertex_token_url');
  const credentials: Credentials = {
    type: 'google',
    file,
    scope: GOOGLE_SCOPE,
    tokenUrl,
    tokenNetwork: networkOf(tokenUrl),
  };
  return {
    baseUrl: `${root}/v1beta1/projects/${encodeURIComponent(project)}/locations/${encodeURIComponent(location)}`,
    identity: params.api_key ? undefined : { credentials },
  };
}

function bedrock(params: Params): Cloud {
  const region = arnRegion(params.model) ?? text(params, 'aws_region_name') ?? missing('aws_region_name', params.model);
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const endpoint = params.api_base ?? text(params, 'aws_bedrock_runtime_endpoint');
  const stsUrl = text(params, 'aws_sts_endpoint');
  const fields = Object.fromEntries(AWS_FIELDS.map((name) => [name, text(params, name)]));
  const credentials: Credentials = {
    type: 'aws',
    region,
    service: 'bedrock',
    stsUrl,
    tokenNetwork: networkOf(stsUrl),
    ...readAwsKeys(fields),
  };
  return {
    baseUrl: endpoint ?? `https://bedrock-runtime.${region}.${suffix}`,
    identity: params.api_key ? undefined : { credentials },
  };
}

const AWS_FIELDS = [
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'aws_profile_name',
  'aws_role_name',
  'aws_session_name',
  'aws_external_id',
  'aws_web_identity_token',
];

/** Clouds' own services are public; another one that the operator names may be on this machine. */
const networkOf = (url: string | undefined): NetworkClass =>
  url !== undefined && /^https?:\/\/(?:127\.|localhost|\[::1\])/.test(url) ? 'loopback' : 'public';
