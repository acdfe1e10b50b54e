import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { describePages } from './describe-pages.ts';
import { workWhile } from './work.ts';
import { barriersOn, copiedOn } from './world.ts';

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

/** A node of a trace, as far as it is moved. */
interface Spread {
  call: { id: string; duration_ms: number };
  parent_id: string | null;
  depth: number;
  offset_ms: number;
  children: number;
}

/** The first call with so many below it, one after the other in the first half of its time. */
function spread([first, second = first]: Spread[], calls: number): Spread[] {
  if (!first || !second) return [];
  const inner = Array.from({ length: calls - 1 }, (_, index) => ({
    ...second,
    call: { ...second.call, id: `inner-${index}`, duration_ms: 10 },
    parent_id: first.call.id,
    depth: 1,
    offset_ms: index * 10,
    children: 0,
  }));
  const attempts = [
    { deployment: 'd-1', ms: 4, fault: 'unreachable' },
    { deployment: 'd-2', ms: null, fault: null },
  ];
  const outer = { ...first, call: { ...first.call, duration_ms: 100_000, attempts }, offset_ms: 0 };
  return [{ ...outer, children: calls - 1 }, ...inner];
}

/** Sixty of them are a second. */
const FRAME_MS = 1_000 / 60;
/** Rows that pass at each step of a scroll, and how many steps there are. */
const [ROWS_A_STEP, STEPS] = [8, 60];

// Scrolls a step a frame. Tells how many rows were drawn and how many of those that stayed were touched.
const SCROLL = `new Promise((resolve) => {
  const rows = document.querySelector('.rows');
  let [drawn, touched, steps] = [0, 0, 0];
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'childList' && target.className === 'sheet') drawn += addedNodes.length;
      else if (target.closest?.('.trace-row')) touched += 1;
    }
  });
  observer.observe(rows, { subtree: true, childList: true, attributes: true, characterData: true });
  const step = () => {
    rows.scrollTop += 28 * ${ROWS_A_STEP};
    steps += 1;
    if (steps < ${STEPS}) requestAnimationFrame(step);
    else requestAnimationFrame(() => requestAnimationFrame(() => resolve({ drawn, touched })));
  };
  requestAnimationFrame(step);
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
    const names = ['freight-desk', 'rate-finder', 'customs-clerk', 'quick', 'careful'];
    await expect.poll(() => tree.getByRole('treeitem').locator('a.t b').allTextContents()).toEqual(names);
    expect(calls_shown.map(({ call }) => call.model ?? call.agent_name)).toEqual(names);
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
    const chosen = page.getByRole('treeitem', { selected: true });
    await chosen.filter({ hasText: 'careful' }).locator('a:focus').waitFor();
    await careful.getByRole('link', { name: 'Conversation 2' }).click();
    await careful.getByText('You said:').waitFor();
    await careful.getByRole('link', { name: 'Links' }).click();
    await careful.getByText('Traces are sent nowhere').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('link', { name: 'Replay' }).first().waitFor();
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('menuitem', { name: 'The id, as a UUID' }).click();
    await expect.poll(() => copiedOn(page)).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
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
    await expect.poll(() => page.locator('.trace-lane > .span').count()).toBeLessThan(5);
    await page.getByRole('button', { name: 'Hide 4 calls below freight-desk' }).click();
    await page.waitForURL((url) => url.searchParams.has('zoom') && url.searchParams.has('folded'));
    // The address restores exactly what was seen.
    await page.reload();
    await whole.waitFor();
    await page.getByText('1 call, Enter for the next').waitFor();
    await page.getByRole('complementary', { name: 'Call of careful' }).waitFor();
    await page.getByRole('button', { name: 'Show 4 calls below freight-desk' }).click();
    await page.getByRole('treeitem', { selected: true }).filter({ hasText: 'careful' }).waitFor();
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
    await page.keyboard.press('c');
    await page.getByRole('complementary', { name: 'Call of freight-desk' }).waitFor();
    await page.keyboard.press('y');
    await page.getByText('Copied the id of the trace').waitFor();
    await expect.poll(() => copiedOn(page)).toBe(trace_id);
  });

  it('grow while they are looked at, and stand below a row for a cause that is not here', async () => {
    const trace = randomBytes(16).toString('hex');
    const span = randomBytes(8).toString('hex');
    const view = await open({ path: `/traces/${trace}` });
    view.expectStatus(404);
    const { page } = view;
    await page.getByText('as soon as the first of its calls has ended').waitFor();
    const { gateway, keys } = pages.world.demo;
    const call = (agent: string) =>
      fetch(`${gateway.url}/a2a/${agent}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${keys['tms-prod'] ?? ''}`,
          'content-type': 'application/json',
          'a2a-version': '1.0',
          traceparent: `00-${trace}-${span}-01`,
        },
        body: JSON.stringify({
          jsonrpc: '2.0',
          id: 1,
          method: 'SendMessage',
          params: { message: { messageId: randomUUID(), role: 'ROLE_USER', parts: [{ text: 'Arrivals' }] } },
        }),
      });
    await call('port-watch');
    const rows = page.getByRole('treeitem');
    await rows.filter({ hasText: span.slice(0, 8) }).waitFor();
    await rows.filter({ hasText: 'port-watch' }).getByRole('link').click();
    await page.getByRole('treeitem', { selected: true }).filter({ hasText: 'port-watch' }).waitFor();
    await call('rate-finder');
    await rows.filter({ hasText: 'rate-finder' }).waitFor();
    await expect.poll(() => rows.count()).toBe(3);
    await page.getByRole('treeitem', { selected: true }).filter({ hasText: 'port-watch' }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
  });

  it('are walked through with brackets, in the order of the list and by its filters, wherever in it one begins', async () => {
    const { page } = await open({ path: '/traces?agent=freight-desk' });
    const links = page.locator('.list tbody .c a');
    await links.nth(1).waitFor();
    const hrefs = await links.evaluateAll((all) => all.map((link) => (link as unknown as { href: string }).href));
    expect(hrefs[1]).toContain('agent=freight-desk');
    await page.goto(hrefs[1] ?? '');
    await page.getByRole('button', { name: 'Previous trace, [' }).and(page.locator(':enabled')).waitFor();
    await page.keyboard.press('[');
    await page.waitForURL(hrefs[0] ?? '');
    await page.getByRole('button', { name: 'Next trace, ]' }).and(page.locator(':enabled')).waitFor();
    await page.keyboard.press(']');
    await page.waitForURL(hrefs[1] ?? '');
  });

  it('of five thousand calls scroll smoothly, show tries in vain, and their idle time short when asked', async () => {
    const { trace_id } = await deskTrace();
    const { page } = await open({ path: '/agents' });
    await page.route(`**/v1/traces/${trace_id}`, async (route) => {
      const answer = await route.fetch();
      const trace = (await answer.json()) as { calls_shown: Spread[]; duration_ms: number };
      await route.fulfill({ json: { ...trace, duration_ms: 100_000, calls_shown: spread(trace.calls_shown, 5_000) } });
    });
    await page.goto(`${pages.world.demo.gateway.url}/ui/traces/${trace_id}`);
    const tree = page.getByRole('tree');
    await tree.getByText('try 1').waitFor();
    await tree.getByText('unreachable').waitFor();
    await tree.getByText('try 2').waitFor();
    expect(await tree.getByRole('treeitem').count()).toBeLessThan(120);
    let passed = { drawn: 0, touched: 0 };
    const workForStep = async () => {
      const scroll = async () => {
        passed = await page.evaluate<typeof passed>(SCROLL);
      };
      return (await workWhile(page, scroll)) / STEPS;
    };
    // A processor that others use takes longer for the same.
    await expect.poll(workForStep).toBeLessThan(1.5 * FRAME_MS);
    expect(passed.touched).toBe(0);
    expect(passed.drawn).toBeLessThanOrEqual(ROWS_A_STEP * (STEPS + 1));
    await page.getByText(/1 gap of .* of the time/).waitFor();
    const lastBarsEnd = async () => (await page.evaluate<[number, number][]>(BARS)).at(-1)?.[1] ?? 0;
    const before = await lastBarsEnd();
    await page.getByRole('button', { name: 'Draw it short' }).click();
    await page.waitForURL('**gaps=short');
    await expect.poll(lastBarsEnd).toBeGreaterThan(before);
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
