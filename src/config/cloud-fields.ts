import { z } from 'zod';

const text = z.string().min(1).max(4096).nullable().optional();
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'not an http(s) URL' })
  .nullable()
  .optional();
const place = (example: string) =>
  z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, `not the name of a region, such as ${example}`)
    .nullable()
    .optional();

/** Parameters of an entry of `model_list` that Vertex AI and Bedrock are reached by, under LiteLLM's names. */
export const cloudFields = {
  vertex_project: text,
  vertex_location: place('europe-west1'),
  vertex_credentials: z
    .union([z.record(z.string(), z.unknown()), z.string().min(1)], {
      error: 'neither a credentials file of Google, its text, nor its path',
    })
    .nullable()
    .optional(),
  vertex_token_url: httpUrl,
  aws_region_name: place('eu-central-1'),
  aws_access_key_id: text,
  aws_secret_access_key: text,
  aws_session_token: text,
  aws_profile_name: text,
  aws_role_name: text,
  aws_session_name: text,
  aws_external_id: text,
  aws_web_identity_token: text,
  aws_sts_endpoint: httpUrl,
  aws_bedrock_runtime_endpoint: httpUrl,
};

/** Older names of LiteLLM's for the same. */
const ALIASES: Record<string, keyof typeof cloudFields> = {
  vertex_ai_project: 'vertex_project',
  vertex_ai_location: 'vertex_location',
  vertex_ai_credentials: 'vertex_credentials',
};

/** The parameters under the names that hold. */
export const withoutAliases = (params: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [Object.hasOwn(ALIASES, name) ? ALIASES[name] : name, value]),
  );

/** Names that look like a cloud's parameters and are none: they would be without effect. */
export const strangeCloudFields = (params: Record<string, unknown>): string[] =>
  Object.keys(params).filter(
    (name) => /^(aws|vertex)_/.test(name) && !Object.hasOwn(cloudFields, name) && !Object.hasOwn(ALIASES, name),
  );
