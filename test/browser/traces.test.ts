import { expect, it } from 'vitest';
import { describePages } from './describe-pages.ts';
import { barriersOn } from './world.ts';

interface Trace {
  trace_id: string;
  calls: number;
  calls_shown: { call: { model: string | null; agent_name: string } }[];
}

// What the page itself is asked, as it stands in the browser.
const BARS = `[...document.querySelectorAll('.trace-lane > .span')].map((bar) => {
  const { left, right } = bar.getBoundingClientRect();
  return [left, right];
})`;

describePages('the traces', 1, (pages) => {
  const { open } = pages;

  async function deskTrace(): Promise<Trace> {
    const { gateway } = pages.world.demo;
    const newest = async () => (await gateway.manage<{ traces: Trace[] }>('GET', '/v1/traces?model=quick')).traces;
    // Records reach the database a moment after the answer, that of the first call last.
    await expect.poll(async () => (await newest())[0]?.calls).toBe(5);
    const traces = await newest();
    return gateway.manage('GET', `/v1/traces/${traces[0]?.trace_id}`);
  }

  it('are listed with all they came to, and narrowed by the calls in them', async () => {
    const { page } = await open({ path: '/traces' });
    await page.getByRole('row').filter({ hasText: 'port-watch' }).first().waitFor();
    await page.goto(`${pages.world.demo.gateway.url}/ui/traces?model=quick`);
    const row = page.getByRole('row').filter({ hasText: 'freight-desk' }).first();
    await row.getByRole('cell', { name: '5', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'port-watch' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Lift the filter: Model is quick' }).click();
    await page.getByRole('link', { name: 'port-watch' }).first().waitFor();
  });

  it('stand as a tree over time, each call within the one that caused it', async () => {
    const { trace_id, calls_shown } = await deskTrace();
    const { page } = await open({ path: `/traces/${trace_id}` });
    const tree = page.getByRole('tree');
    await tree.getByRole('treeitem', { level: 2 }).first().waitFor();
    const names = await tree.getByRole('treeitem').locator('.t b').allTextContents();
    expect(names).toEqual(calls_shown.map(({ call }) => call.model ?? call.agent_name));
    expect(names).toEqual(['freight-desk', 'rate-finder', 'customs-clerk', 'quick', 'careful']);
    const [whole, ...inner] = await page.evaluate<[number, number][]>(BARS);
    for (const [from, to] of inner) {
      expect(from).toBeGreaterThanOrEqual((whole?.[0] ?? 0) - 1);
      expect(to).toBeLessThanOrEqual((whole?.[1] ?? 0) + 1);
    }
    expect(await barriersOn(page)).toEqual([]);
  });

  it('open a call beside the tree, walk by keys, and fold', async () => {
    const { trace_id } = await deskTrace();
    const { page } = await open({ path: `/traces/${trace_id}` });
    const row = (name: string) => page.getByRole('treeitem').filter({ hasText: name });
    await row('quick').getByRole('link').click();
    await page.getByRole('complementary', { name: 'Call of quick' }).getByText('was asked for').waitFor();
    expect(page.url()).toContain('call=');
    await page.keyboard.press('j');
    const careful = page.getByRole('complementary', { name: 'Call of careful' });
    await careful.getByText('was asked for').waitFor();
    expect(await row('careful').getAttribute('aria-selected')).toBe('true');
    expect(await barriersOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await careful.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Hide 4 calls below freight-desk' }).click();
    await row('quick').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Show 4 calls below freight-desk' }).click();
    await row('quick').waitFor();
  });

  it('are looked at in part: calls are found by name, and time is zoomed by a drag or a key', async () => {
    const { trace_id } = await deskTrace();
    const { page } = await open({ path: `/traces/${trace_id}` });
    await page.getByRole('treeitem').first().waitFor();
    await page.getByLabel('Find in this trace').fill('careful');
    await page.getByText('1 call, Enter for the next').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Call of careful' }).waitFor();
    await page.getByRole('treeitem', { selected: true }).click();
    await page.keyboard.press('z');
    const whole = page.getByRole('button', { name: 'Whole time' });
    await whole.waitFor();
    expect(await page.locator('.trace-lane > .span').count()).toBeLessThan(5);
    await page.keyboard.press('f');
    await whole.waitFor({ state: 'detached' });
    const { x = 0, y = 0, width = 0 } = (await page.locator('.ruler .marks').boundingBox()) ?? {};
    await page.mouse.move(x + width * 0.1, y + 8);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.3, y + 8);
    await page.mouse.up();
    await whole.waitFor();
    await page.locator('.ruler .marks').dblclick({ position: { x: 40, y: 8 } });
    await whole.waitFor({ state: 'detached' });
    await page.keyboard.press('y');
    await page.getByText('Copied the id of the trace').waitFor();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(trace_id);
  });

  it('are one step from each call, and from their id', async () => {
    const { trace_id } = await deskTrace();
    const { page } = await open({ path: '/calls' });
    const asked = page.getByRole('row').filter({ hasText: 'from freight-desk' }).filter({ hasText: 'rate-finder' });
    await asked.first().getByRole('link').first().click();
    await page.getByRole('link', { name: 'Whole trace' }).click();
    await page.waitForURL(`**/ui/traces/${trace_id}?call=*`);
    await page.getByRole('treeitem', { selected: true }).filter({ hasText: 'rate-finder' }).waitFor();
  });

  it('that are not there are said to be not there', async () => {
    const view = await open({ path: '/traces/none-at-all' });
    view.expectStatus(404);
    await view.page
      .getByText(/none-at-all/)
      .first()
      .waitFor();
  });
});
