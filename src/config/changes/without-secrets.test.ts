// biome-ignore-all lint/suspicious/noTemplateCurlyInString: such texts are what is tested
import { expect, test } from 'vitest';
import { loadText } from '../config.fixtures.ts';

test('the file is shown as it was written, and no secret of it', async () => {
  const { written } = await loadText(
    `
general_settings: { master_key: sk-hunter2-hunter2-hunter2, store_prompts_in_spend_logs: true }
environment_variables: { WORD: hunter2 }
credential_list: [{ credential_name: one, credential_values: { anything: hunter2 } }]
model_list:
  - model_name: gpt
    litellm_params: { model: openai/gpt, api_key: os.environ/WORD, api_base: "https://me:hunter2@host.example/v1" }
  - model_name: other
    litellm_params: { model: openai/other, api_key: hunter2, extra_headers: { x-plain: hunter2 } }
agents:
  - agent_name: weather
    url: http://weather.internal:1
    static_headers: { Authorization: "Bearer \${WORD}", x-team: hunter2 }
`,
    {},
  );
  expect(JSON.stringify(written)).not.toContain('hunter2');
  expect(written).toMatchObject({
    general_settings: { master_key: '********', store_prompts_in_spend_logs: true },
    model_list: [
      {
        model_name: 'gpt',
        litellm_params: { api_key: 'os.environ/WORD', api_base: 'https://********@host.example/v1' },
      },
      { model_name: 'other', litellm_params: { model: 'openai/other', api_key: '********' } },
    ],
    agents: [{ agent_name: 'weather', static_headers: { Authorization: '********' } }],
  });
});

test('what a token costs is no secret, and a token is one', async () => {
  const { written } = await loadText(
    `
model_list:
  - model_name: gpt
    litellm_params: { model: openai/gpt, output_cost_per_token: 0.5, azure_ad_token: hunter2, api_key: hunter2 }
`,
    {},
  );
  expect(written).toMatchObject({
    model_list: [{ litellm_params: { output_cost_per_token: 0.5, azure_ad_token: '********', api_key: '********' } }],
  });
});
