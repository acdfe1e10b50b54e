import { expect, test } from 'vitest';
import { loadText } from '../config.fixtures.ts';

const routingOf = async (text: string) => (await loadText(text)).config.modelRouting;

test('discounts, margins and what a strategy is told are taken as LiteLLM writes them', async () => {
  expect(
    await routingOf(`
litellm_settings:
  cost_discount_config: { vertex_ai: 0.05, gemini: "0.1" }
  cost_margin_config: { global: 0.1, openai: { fixed_amount: "5e-4" } }
  drop_params: true
router_settings:
  enable_pre_call_checks: true
  routing_strategy_args: { ttl: 10, lowest_latency_buffer: 0.5, max_latency_list_size: 5 }
`),
  ).toMatchObject({
    costDiscounts: { vertex_ai: 0.05, gemini: 0.1 },
    costMargins: { global: { share: 0.1, fixedNano: 0 }, openai: { share: 0, fixedNano: 500_000 } },
    dropsParams: true,
    checksContext: true,
    strategyTerms: { latencyTtlMs: 10_000, latencyBuffer: 0.5 },
  });
});

test.each([
  ['cost_discount_config: { openai: 1.5 }', 'each from 0 to 1'],
  ['cost_discount_config: 0.5', 'is wrong'],
  ['cost_margin_config: { openai: -1 }', 'is wrong'],
  ['cost_margin_config: { openai: { fixed_amount: much } }', 'is wrong'],
])('%s is refused', async (line, message) => {
  await expect(loadText(`litellm_settings: { ${line} }`)).rejects.toThrow(message);
});

test.each(['{ ttl: 0 }', '{ lowest_latency_buffer: fast }', '5'])(
  'routing_strategy_args %s is refused',
  async (terms) => {
    await expect(loadText(`router_settings: { routing_strategy_args: ${terms} }`)).rejects.toThrow('is wrong');
  },
);

test('headers name on whose behalf a model is called, as far as they name customers', async () => {
  const mappings = `
general_settings:
  user_header_name: X-User
  user_header_mappings:
    - { header_name: X-Employee, litellm_user_role: internal_user }
    - { header_name: X-Mail, litellm_user_role: customer }
`;
  expect((await routingOf(mappings)).userHeaders).toEqual(['x-mail', 'x-user']);
  for (const wrong of ['5', '[{ header_name: "a b" }]'])
    await expect(loadText(`general_settings: { user_header_mappings: ${wrong} }`)).rejects.toThrow('is wrong');
});
