import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY as ANTHROPIC_KEY, anthropicAnswers } from '../models/fakes/anthropic.ts';
import { type FakeProvider, sendJson, startFakeProvider } from '../models/upstream.ts';
import type { CallRecord } from '../support/gateway.ts';
import { type FakeCollector, startFakeCollector } from '../tracing/fake-collector.ts';
import { describePages } from './describe-pages.ts';
import { barriersOn } from './world.ts';

const LANGFUSE_KEYS = { publicKey: 'pk-lf-test', secretKey: 'sk-lf-test' };
const PRICES = {
  input_cost_per_token: 3e-6,
  output_cost_per_token: 15e-6,
  cache_read_input_token_cost: 3e-7,
  cache_creation_input_token_cost: 3.75e-6,
  cache_creation_input_token_cost_above_1hr: 6e-6,
  input_cost_per_token_above_200k_tokens: 6e-6,
  output_cost_per_token_above_200k_tokens: 22.5e-6,
};

/** What a model said that it took, and what a person reads of its cost. */
const BILLS = [
  {
    name: 'input and output',
    usage: { prompt_tokens: 1000, completion_tokens: 500 },
    reads: ['Input|1,000 × $3.00 / M|$0.003', 'Output|500 × $15.00 / M|$0.0075', 'Total, exact||$0.0105'],
  },
  {
    name: 'a cache and reasoning',
    usage: {
      prompt_tokens: 10_000,
      prompt_tokens_details: { cached_tokens: 8000 },
      completion_tokens: 1000,
      completion_tokens_details: { reasoning_tokens: 600 },
    },
    reads: [
      'Input|2,000 × $3.00 / M|$0.006',
      'Input, from a cache|8,000 × $0.30 / M|$0.0024',
      'Output|400 × $15.00 / M|$0.006',
      'Reasoning|600 × $15.00 / M|$0.009',
      'Total, exact||$0.0234',
    ],
  },
  {
    name: 'reasoning with a price of its own',
    prices: { output_cost_per_reasoning_token: 2e-5 },
    usage: { prompt_tokens: 0, completion_tokens: 1000, completion_tokens_details: { reasoning_tokens: 600 } },
    reads: ['Output|400 × $15.00 / M|$0.006', 'Reasoning|600 × $20.00 / M|$0.012', 'Total, exact||$0.018'],
  },
  {
    name: 'as much as the threshold',
    usage: { prompt_tokens: 200_000, completion_tokens: 1000 },
    reads: ['Input|200,000 × $3.00 / M|$0.60', 'Output|1,000 × $15.00 / M|$0.015', 'Total, exact||$0.615'],
  },
  {
    name: 'one token above it',
    usage: { prompt_tokens: 200_001, completion_tokens: 1000 },
    reads: ['Input|200,001 × $6.00 / M|$1.20001', 'Output|1,000 × $22.50 / M|$0.0225', 'Total, exact||$1.22251'],
  },
];

interface Recorded extends CallRecord {
  id: string;
  trace_id: string;
}

describePages('what was called, what it caused and what it cost', 2, (pages) => {
  const { open } = pages;
  const gateway = () => pages.world.demo.gateway;
  const callsOf = async (filter: string): Promise<Recorded[]> =>
    (await gateway().manage<{ calls: Recorded[] }>('GET', `/v1/calls?limit=500&${filter}`)).calls;

  describe('a call that an agent forwards', () => {
    let langfuse: FakeCollector;
    beforeAll(async () => {
      langfuse = await startFakeCollector({ langfuse: LANGFUSE_KEYS });
    });
    afterAll(() => langfuse?.close());

    it('is one trace with all that it caused, here and in Langfuse, one click apart; what agents cost is what calls cost', async () => {
      const { demo } = pages.world;
      await gateway().reload(({ tracing }) => {
        const terms = { headers: {}, content: 'none' as const, redact: [], sampling: 1, agents: null, teams: null };
        const address = { type: 'langfuse' as const, url: new URL(langfuse.url), ingestionVersion: null };
        tracing.destinations = [{ ...terms, ...address, name: 'ours', ...LANGFUSE_KEYS }];
      });
      await demo.say(demo.keys['tms-prod'] ?? '', 'freight-desk', 'Quote 14 pallets of porcelain');
      const said = () => callsOf('agent=freight-desk&q=porcelain');
      await expect.poll(async () => (await said()).length).toBe(1);
      const [{ trace_id, id } = { trace_id: '', id: '' }] = await said();
      const traced = () => callsOf(`trace_id=${trace_id}`);
      await expect.poll(async () => (await traced()).length).toBe(5);
      // There the tries of a call stand below it.
      await expect.poll(() => langfuse.tree(trace_id).length).toBeGreaterThanOrEqual(5);

      const { page } = await open({ path: `/traces/${trace_id}?call=${id}` });
      await expect.poll(() => page.getByRole('treeitem').count()).toBe(5);
      const drawer = page.getByRole('complementary', { name: 'Call of freight-desk' });
      await drawer.getByRole('link', { name: 'Links' }).click();
      const there = drawer.getByRole('region', { name: 'ours' }).getByRole('link', { name: 'Open this call' });
      expect(await there.getAttribute('href')).toMatch(new RegExp(`^${langfuse.url}/project/.*${trace_id}`));
      expect(await barriersOn(page)).toEqual([]);
      expect(langfuse.faults()).toEqual([]);

      await page.goto(`${gateway().url}/ui/usage?by=agent`);
      const costs = page.getByRole('table', { name: 'Cost by agent' });
      await costs.getByText('freight-desk').waitFor();
      const total = (await costs.locator('tfoot .num').first().textContent())?.trim() ?? '';
      expect(total).toMatch(/^\$\d/);
      await page.goto(`${gateway().url}/ui/calls`);
      await page.getByLabel('What these calls come to').getByText(total, { exact: true }).waitFor();
    });
  });

  it('calls are found by each of their columns, and by all of them together', async () => {
    const [whole] = await callsOf('agent=customs-clerk&outcome=ok');
    const columns = ['agent_name', 'outcome', 'operation', 'key_alias', 'team_alias', 'user_id', 'version'];
    const filters = columns.flatMap((column): [string, string][] => {
      const value = whole?.[column];
      return typeof value === 'string' ? [[column, value]] : [];
    });
    expect(filters.length).toBeGreaterThan(4);
    const { page } = await open({ path: '/agents' });
    const seen = async (search: URLSearchParams, asked: readonly [string, string][]) => {
      const found = await callsOf(search.toString());
      for (const [column, value] of asked)
        expect([column, found.filter((call) => call[column] !== value)]).toEqual([column, []]);
      expect(found.map(({ id }) => id)).toContain(whole?.id);
      await page.goto(`${gateway().url}/ui/calls?live=off&${search.toString()}`);
      const total = page.getByLabel('What these calls come to').getByText(String(found.length), { exact: true });
      await total.first().waitFor();
      await expect.poll(() => page.getByRole('button', { name: /^Lift the filter/ }).count()).toBe(asked.length);
    };
    const named = (column: string) => (column === 'agent_name' ? 'agent' : column);
    for (const [column, value] of filters)
      await seen(new URLSearchParams({ [named(column)]: value }), [[column, value]]);
    await seen(
      new URLSearchParams(Object.fromEntries(filters.map(([column, value]) => [named(column), value]))),
      filters,
    );
  });

  it('what went wrong in a trace is one key away', async () => {
    const { trace_id } = await gateway().lastCall('berth-planner');
    const { page } = await open({ path: `/traces/${String(trace_id)}` });
    await page.getByRole('treeitem').first().waitFor();
    await page.keyboard.press('e');
    await page.getByRole('complementary', { name: 'Call of berth-planner' }).waitFor();
    await page.getByRole('treeitem', { selected: true }).filter({ hasText: 'berth-planner' }).waitFor();
  });

  it('an answer grows while the agent speaks', async () => {
    const { page } = await open({ path: '/playground?agent=freight-desk' });
    // Every length that the page has had, as it is drawn.
    await page.evaluate(`
      window.lengths = [];
      new MutationObserver(() => {
        const said = document.querySelector('article[aria-label="Agent"]')?.textContent ?? '';
        if (said.length !== window.lengths.at(-1)) window.lengths.push(said.length);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });`);
    await page.getByLabel('Message').fill('Quote 3 pallets');
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: 'Agent' }).getByText('completed').waitFor();
    const lengths = await page.evaluate<number[]>('window.lengths');
    const steps = lengths.filter((length, index) => length > (lengths[index - 1] ?? 0));
    expect(steps.length).toBeGreaterThan(3);
  });

  describe('the bill of a model’s call', () => {
    let provider: FakeProvider;
    beforeAll(async () => {
      provider = await startFakeProvider();
    });
    afterAll(() => provider?.close());

    /** Asks a model that is new to the gateway. @returns the call's record, once it can be listed */
    async function ask(model_name: string, litellm_params: object): Promise<CallRecord> {
      await gateway().manage('POST', '/model/new', { model_name, litellm_params });
      const response = await fetch(`${gateway().url}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${gateway().adminKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ model: model_name, messages: [{ role: 'user', content: 'Hello' }] }),
      });
      expect(response.status).toBe(200);
      return gateway().recordOf(response.headers.get('x-litellm-call-id'));
    }

    function askOpenai(name: string, prices: object, usage: object): Promise<CallRecord> {
      const message = { role: 'assistant', content: 'Hello' };
      const answer = { id: 'c-1', object: 'chat.completion', created: 1, model: 'tested' };
      const choices = [{ index: 0, message, finish_reason: 'stop' }];
      provider.behave((_, response) => sendJson(response, 200, { ...answer, choices, usage }));
      return ask(name, { model: 'openai/tested', api_key: 'none', api_base: `${provider.url}/v1`, ...prices });
    }

    async function billOf({ id }: CallRecord): Promise<string[]> {
      const { page } = await open({ path: `/calls?call=${String(id)}` });
      const rows = page.getByRole('table', { name: 'What it cost' }).getByRole('row');
      await rows.filter({ hasText: 'Total' }).waitFor();
      return rows.evaluateAll((all) =>
        all.map((row) => [...row.children].map((cell) => cell.textContent.trim()).join('|')),
      );
    }

    it.each(BILLS)('reads to the cent: $name', async ({ name, prices, usage, reads }) => {
      expect(await billOf(await askOpenai(`bill of ${name}`, { ...PRICES, ...prices }, usage))).toEqual(reads);
    });

    it('reads to the cent: what Claude had from its cache, and put there for minutes and for an hour', async () => {
      provider.behave(
        anthropicAnswers({
          content: [{ type: 'text', text: 'Hello' }],
          stop_reason: 'end_turn',
          usage: {
            input_tokens: 100,
            output_tokens: 200,
            cache_read_input_tokens: 50_000,
            cache_creation_input_tokens: 10_000,
            cache_creation: { ephemeral_5m_input_tokens: 4000, ephemeral_1h_input_tokens: 6000 },
          },
        }),
      );
      const at = { model: 'anthropic/claude-sonnet-4-5', api_base: provider.url, api_key: ANTHROPIC_KEY };
      expect(await billOf(await ask('bill of claude', { ...at, ...PRICES }))).toEqual([
        'Input|100 × $3.00 / M|$0.0003',
        'Input, from a cache|50,000 × $0.30 / M|$0.015',
        'Input, into a cache|10,000 × $5.10 / M|$0.051',
        'Output|200 × $15.00 / M|$0.003',
        'Total, exact||$0.0693',
      ]);
    });

    it('says unpriced, and not nothing, where the model has no price, and asks for one on the first page', async () => {
      const { id, cost_nano } = await askOpenai(
        'nobody-prices-it',
        {},
        { prompt_tokens: 1000, completion_tokens: 500 },
      );
      expect(cost_nano).toBeNull();
      const { page } = await open({ path: `/calls?call=${String(id)}` });
      const drawer = page.getByRole('complementary', { name: 'Call of nobody-prices-it' });
      await drawer.getByText('unpriced', { exact: true }).first().waitFor();
      expect(await drawer.getByText('$0', { exact: true }).count()).toBe(0);
      await page.goto(`${gateway().url}/ui/overview`);
      await page.getByRole('main').getByText('nobody-prices-it').first().waitFor();
    });
  });
});
