import { expect, it } from 'vitest';
import type { ModelDeployment } from '../../../api/models.ts';
import { namesOfDeployments } from './deployment-names.ts';

const deployment = (model_name: string, model: string, id: string): ModelDeployment => ({
  model_name,
  litellm_params: { custom_llm_provider: 'openai', model, order: 1, weight: 1 },
  model_info: { db_model: false, id, input_cost_per_token: null, output_cost_per_token: null, price_source: null },
});

it('a deployment is called as its provider is asked, with its id where two of a model are asked alike', () => {
  const names = namesOfDeployments('quick', [
    deployment('quick', 'openai/gpt-4.1-mini', 'aaaaaaaaaaaa'),
    deployment('quick', 'openai/gpt-4.1-mini', 'bbbbbbbbbbbb'),
    deployment('quick', 'azure/gpt-4.1-mini', 'c'),
    deployment('careful', 'anthropic/claude-sonnet-4-5', 'd'),
  ]);
  expect([...names]).toEqual([
    ['d', 'anthropic/claude-sonnet-4-5'],
    ['aaaaaaaaaaaa', 'openai/gpt-4.1-mini aaaaaaaa…'],
    ['bbbbbbbbbbbb', 'openai/gpt-4.1-mini bbbbbbbb…'],
    ['c', 'azure/gpt-4.1-mini'],
  ]);
});
