import { expect, it } from 'vitest';
import { deploymentOf } from './deployment.ts';

const entry = (params: object) => ({ model_name: 'm', litellm_params: { model: 'mock/echo', ...params } });

it('a deployment takes as many calls at a time as it says, else as the configuration says of all, else any number', () => {
  const times = { timeoutMs: 1, streamTimeoutMs: null };
  const parallel = (params: object, maxParallel: number | null): number | null =>
    deploymentOf(entry(params), { ...times, maxParallel }).maxParallel;
  expect(parallel({ max_parallel_requests: 2 }, 9)).toBe(2);
  expect(parallel({}, 9)).toBe(9);
  expect(parallel({}, null)).toBeNull();
});

it('what an entry says of prices and limits is nothing for its provider', () => {
  const prices = {
    input_cost_per_token: 1,
    input_cost_per_image_token: 1,
    output_cost_per_token_batches: 1,
    input_cost_per_image: 1,
    off_peak_pricing: { hours_utc: '00:00-01:00' },
    tiered_pricing: [],
  };
  const { defaults } = deploymentOf(entry({ ...prices, rpm: 1, temperature: 0 }), {
    timeoutMs: 1,
    streamTimeoutMs: null,
  });
  expect(defaults).toEqual({ temperature: 0 });
});

it('a model that AWS names with its region is asked there, whatever region is configured', () => {
  const times = { timeoutMs: 1, streamTimeoutMs: null };
  const urlOf = (model: string, aws_region_name?: string) =>
    deploymentOf(entry({ model, api_key: 'k', ...(aws_region_name && { aws_region_name }) }), times).baseUrl;
  const arn = (partition: string, region: string) =>
    `bedrock/arn:${partition}:bedrock:${region}:123456789012:inference-profile/us.anthropic.claude-sonnet-4`;
  expect(urlOf(arn('aws', 'us-west-2'))).toBe('https://bedrock-runtime.us-west-2.amazonaws.com');
  expect(urlOf(arn('aws', 'us-west-2'), 'eu-central-1')).toBe('https://bedrock-runtime.us-west-2.amazonaws.com');
  expect(urlOf(arn('aws-cn', 'cn-north-1'))).toBe('https://bedrock-runtime.cn-north-1.amazonaws.com.cn');
  expect(urlOf('bedrock/m', 'eu-central-1')).toBe('https://bedrock-runtime.eu-central-1.amazonaws.com');
  expect(() => urlOf('bedrock/m')).toThrow('aws_region_name');
});
