import { expect, it } from 'vitest';
import { describePages } from './describe-pages.ts';
import { barriersOn } from './world.ts';

const numberIn = (text: string): number => Number(text.replaceAll(/[$,≈\s]/g, ''));
const AGENT = 'port-watch';

// What the page itself is asked, as it stands in the browser: what looks chosen.
const CHOSEN = `[...document.querySelectorAll('.seg > *')]
  .filter((one) => getComputedStyle(one).fontWeight === '500')
  .map(({ textContent }) => textContent)`;

describePages('money and load', 2, (pages) => {
  const { open } = pages;
  const gateway = () => pages.world.demo.gateway;

  it('adds up to the same by hour or day, by agent and in the API, for calls and to the nano-dollar', async () => {
    const { page } = await open({ path: '/usage?measure=calls' });
    const agents = page.getByRole('table', { name: 'Calls by agent' });
    await agents.getByText('freight-desk').waitFor();
    const totalOf = async () => numberIn((await agents.locator('tfoot .num').first().textContent()) ?? '');
    const sumOf = async (pieces: 'hour' | 'day') => {
      const cells = page.getByRole('table', { name: `Calls per ${pieces}` }).getByRole('cell');
      return (await cells.allTextContents()).reduce((sum, piece) => sum + numberIn(piece), 0);
    };
    await expect.poll(() => sumOf('hour')).toBe(await totalOf());
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('menuitem', { name: 'Tell times in UTC' }).click();
    await page.getByText(/UTC, by hour$/).waitFor();
    await page.goto(`${gateway().url}/ui/usage?measure=calls&range=7d`);
    await page.getByRole('table', { name: 'Calls per day' }).waitFor({ state: 'attached' });
    await agents.getByText('freight-desk').waitFor();
    const total = await totalOf();
    await expect.poll(() => sumOf('day')).toBe(total);
    const until = new Date().toISOString().slice(0, 10);
    const from = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);
    const { metadata } = await gateway().manage<{ metadata: { total_api_requests: number; total_spend: number } }>(
      'GET',
      `/agent/daily/activity?start_date=${from}&end_date=${until}`,
    );
    expect(total).toBe(metadata.total_api_requests);
    await page.getByRole('link', { name: 'Cost', exact: true }).click();
    const costs = page.getByRole('table', { name: 'Cost by agent' });
    await costs.getByText('models', { exact: true }).waitFor();
    const { sums } = await gateway().manage<{ sums: { fee_nano: number; model_nano: number }[] }>(
      'GET',
      `/v1/usage?start_date=${from}&end_date=${until}`,
    );
    const nano = sums.reduce((sum, { fee_nano, model_nano }) => sum + fee_nano + model_nano, 0);
    expect(nano).toBe(Math.round(metadata.total_spend * 1e9));
    const shown = numberIn((await costs.locator('tfoot .num').first().textContent()) ?? '');
    expect(Math.abs(shown - metadata.total_spend)).toBeLessThan(0.00001);
  });

  it('shows what is measured and grouped by, as the address says', async () => {
    const { page } = await open({ path: '/usage?measure=calls&by=team' });
    await page.getByRole('table', { name: 'Calls by team' }).waitFor();
    expect(await page.evaluate<string[]>(CHOSEN)).toEqual(['Calls', 'Team']);
  });

  it('draws who calls whom, whichever page was opened first', async () => {
    const { page } = await open({ path: '/usage' });
    const drawn = page.getByRole('region', { name: 'Who calls whom' }).locator('.on i').first();
    await drawn.waitFor({ state: 'attached' });
    expect((await drawn.boundingBox())?.width).toBeGreaterThan(3);
  });

  it('tells what each kind of tokens of a model’s call cost, at which rate, and that it adds up', async () => {
    const { calls } = await gateway().manage<{
      calls: { id: string; cost_nano: number; model_facts: { cost_parts: Record<string, number> } }[];
    }>('GET', '/v1/calls?model=careful&outcome=ok&limit=1');
    const [call] = calls;
    const { page } = await open({ path: `/calls?call=${call?.id}` });
    const rows = page.getByRole('table', { name: 'What it cost' }).getByRole('row');
    await rows.filter({ hasText: 'Total, exact' }).waitFor();
    const texts = await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    const kinds = texts.slice(0, -1);
    const paid = kinds.map(([, , cost]) => Math.round(numberIn(cost ?? '') * 1e9));
    const { input, output } = call?.model_facts.cost_parts ?? {};
    expect(kinds.map(([label], index) => [label, paid[index]])).toEqual([
      ['Input', input],
      ['Output', output],
    ]);
    const priced = kinds.map(([, text]) => {
      const [tokens = '', rate = ''] = (text ?? '').replace(' / M', '').split('×');
      return Math.round(numberIn(tokens) * numberIn(rate) * 1000);
    });
    expect(priced).toEqual(paid);
    expect(Math.round(numberIn(texts.at(-1)?.[2] ?? '') * 1e9)).toBe(call?.cost_nano);
    expect(paid.reduce((sum, nano) => sum + nano, 0)).toBe(call?.cost_nano);
  });

  it('tells users, models and tags apart, and how long calls took; keeps a report as a view and as a file', async () => {
    const { page } = await open({ path: '/usage' });
    const group = (name: string) =>
      page.getByRole('navigation', { name: 'Group by' }).getByRole('link', { name, exact: true }).click();
    await group('User');
    await page.getByRole('table', { name: 'Cost by user' }).getByText('jonas.reuter').waitFor();
    await group('Model');
    await page.getByRole('link', { name: 'p95' }).click();
    const models = page.getByRole('table', { name: 'p95 by model' });
    await models.getByRole('row', { name: /^careful .*(ms|s) / }).waitFor();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByText('Save this report').click();
    await page.getByLabel('Name of the view').fill('Slow models');
    await page.getByRole('button', { name: 'Save the view' }).click();
    await page.getByRole('button', { name: 'Slow models' }).waitFor();
    await page.goto(`${gateway().url}/ui/usage`);
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByText('Slow models').click();
    await models.waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^CSV, \d+ rows?$/ }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('usage-by-model.csv');
    expect(await barriersOn(page)).toEqual([]);
  });

  it('shows budgets at 0, 50, 99 and 100 %, and refuses what is over, with the reason', async () => {
    const { demo } = pages.world;
    const making = { object_permission: { agents: [AGENT] } };
    const make = (key_alias: string, max_budget: number) =>
      gateway().manage<{ key: string }>('POST', '/key/generate', { ...making, key_alias, max_budget });
    const { key: first } = await make('measuring', 1);
    await demo.say(first, AGENT, 'Arrivals');
    const cost = Number((await gateway().lastCall(AGENT))['cost_nano']) / 1e9;
    await make('untouched', cost);
    const made = new Map<string, string>();
    for (const [alias, budget] of [
      ['half', cost * 2],
      ['nearly', cost / 0.99],
      ['spent', cost],
    ] as const) {
      const { key } = await make(alias, budget);
      made.set(alias, key);
      await demo.say(key, AGENT, 'Arrivals');
      const told = () => gateway().manage('GET', `/v1/calls/totals?key_alias=${alias}`);
      await expect.poll(told).toMatchObject({ calls: 1 });
    }
    const { page } = await open({ path: '/usage' });
    const row = (name: string) =>
      page.getByRole('table', { name: 'Budgets' }).getByRole('row').filter({ hasText: name });
    const shares = { untouched: '0 %', half: '50 %', nearly: '99 %', spent: '100 %' };
    for (const [name, share] of Object.entries(shares))
      await row(name)
        .getByRole('img', { name: `Of the budget: ${share}` })
        .waitFor();
    await row('spent').getByText('spent: calls are refused').waitFor();
    const refused = await demo.say(made.get('spent') ?? '', AGENT, 'Arrivals');
    expect(refused.body).toMatch(/budget/i);
    await page.goto(`${gateway().url}/ui/calls?outcome=refused&agent=${AGENT}`);
    await page.getByRole('row').filter({ hasText: AGENT }).first().waitFor();
  });

  it('prices of models: where they come from, none said aloud, another one for calls from then on', async () => {
    const { page } = await open({ path: '/prices' });
    const row = (name: string) =>
      page.getByRole('table', { name: 'Prices' }).getByRole('row').filter({ hasText: name });
    await row('quick').getByText('$1.60').waitFor();
    await row('quick').getByText('configuration').waitFor();
    await row('in-house').getByText('unpriced', { exact: true }).waitFor();
    await page.getByText(/2 models have no price/).waitFor();
    await page.getByLabel('Model', { exact: true }).selectOption('quick');
    await page.getByLabel('Input tokens').fill('1000');
    await page.getByLabel('Output tokens').fill('500');
    await page.getByRole('button', { name: 'Calculate' }).click();
    await page.getByRole('table', { name: 'Cost' }).getByText('$0.0012', { exact: true }).waitFor();
    const costOf = async (): Promise<unknown> => {
      const response = await fetch(`${gateway().url}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${gateway().adminKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'quick', messages: [{ role: 'user', content: 'one two three' }] }),
      });
      return (await gateway().recordOf(response.headers.get('x-litellm-call-id')))['cost_nano'];
    };
    const before = Number(await costOf());
    await page.getByRole('button', { name: 'Override the price of quick' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Input, $ a million').fill('0.8');
    await dialog.getByLabel('Output, $ a million').fill('3.2');
    await dialog.getByLabel(/Where it was found/).fill('the new contract');
    await dialog.getByRole('button', { name: 'Set the price' }).click();
    await row('quick').getByText('the new contract').waitFor();
    expect(Number(await costOf())).toBe(before * 2);
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Override the price of quick' }).click();
    await dialog.getByRole('button', { name: 'Remove the override' }).click();
    await row('quick').getByText('configuration').waitFor();
    expect(Number(await costOf())).toBe(before);
    const { entries } = await gateway().manage<{ entries: { action: string }[] }>('GET', '/v1/audit?target=quick');
    expect(entries.map(({ action }) => action)).toEqual(['price.remove', 'price.set']);
  });
});
