import type { Config } from '../config/index.ts';

/** One with a price, one whose first deployment is down, and one that nobody has given a price. */
export const DEMO_MODELS: Config['models'] = [
  {
    model_name: 'quick',
    litellm_params: {
      model: 'mock/echo',
      input_cost_per_token: 0.4e-6,
      output_cost_per_token: 1.6e-6,
      mock_delay_ms: 4,
    },
  },
  { model_name: 'careful', litellm_params: { model: 'mock/error-503', order: 1 } },
  {
    model_name: 'careful',
    litellm_params: {
      model: 'mock/slow',
      order: 2,
      input_cost_per_token: 3e-6,
      output_cost_per_token: 15e-6,
      mock_delay_ms: 8,
    },
  },
  {
    model_name: 'in-house',
    litellm_params: { model: 'openai/berth-9b', api_base: 'http://127.0.0.1:9/v1', api_key: 'none' },
  },
];
