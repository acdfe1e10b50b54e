import { expect, test } from 'vitest';
import { loadText } from '../config.fixtures.ts';

const reportOf = async (text: string) => (await loadText(text)).report.filter(({ status }) => status === 'ignored');

test('what an entry of a model says without effect is told, with its line and why', async () => {
  const file = `
model_list:
  - model_name: m
    litellm_params:
      model: openai/gpt-4o
      client_secret: hush
      input_cost_per_image: 0.01
      input_cost_per_token: 1e-6
      temperature: 0.5
    model_info:
      supported_environments: [production]
      search_context_cost_per_query: { search_context_size_low: 0.01 }
      max_input_tokens: 1000
`;
  const at = 'model_list[0]';
  expect(await reportOf(file)).toEqual([
    expect.objectContaining({ key: `${at}.litellm_params.client_secret`, line: 6, value: '' }),
    expect.objectContaining({ key: `${at}.litellm_params.input_cost_per_image`, line: 7 }),
    expect.objectContaining({ key: `${at}.model_info.supported_environments`, line: 11 }),
    expect.objectContaining({ key: `${at}.model_info.search_context_cost_per_query`, line: 12 }),
  ]);
});

const entry = (params: string): string => `model_list: [{ model_name: m, litellm_params: { ${params} } }]`;

test.each([
  ['model: bedrock/m', '"aws_region_name" is missing, and AWS_REGION is not set either'],
  ['model: "bedrock/arn:aws:bedrock:::x"', '"aws_region_name" is missing'],
  ['model: azure/m', '"api_base" is missing, and AZURE_API_BASE is not set either'],
  ['model: m, custom_llm_provider: hosted_vllm', '"api_base" is missing'],
  ['model: vertex_ai/m, vertex_credentials: { type: x }', '"vertex_project" is missing'],
])('an entry whose provider cannot be asked is wrong: %s', async (params, message) => {
  await expect(loadText(entry(params))).rejects.toThrow(`model_list[0].litellm_params: ${message}`);
});

test('what a credentials file of Google says need not be said again', async () => {
  const { config } = await loadText(entry('model: vertex_ai/m, vertex_credentials: { project_id: p }'));
  expect(config.models).toHaveLength(1);
});
