import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { describePages } from './describe-pages.ts';
import { enterKey } from './sign-in.ts';
import { barriersOn, copiedOn } from './world.ts';

// What the page itself is asked, as it stands in the browser.
const KEPT = 'JSON.stringify({ ...localStorage, ...sessionStorage, cookie: document.cookie })';

// How many rows of calls there are, those included that are out of sight.
const LISTED = `Math.round(document.querySelector('.list tbody').getBoundingClientRect().height / 32)`;

// From now on the page does nothing later, only at once, until it is left.
const PUT_NOTHING_OFF = 'window.setTimeout = window.setInterval = window.requestAnimationFrame = () => 0';

/** Rows and cells of a table as RFC 4180 writes it. */
const cellsOf = (csv: string): string[][] =>
  csv
    .trimEnd()
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((row) =>
      [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
    );

describePages('the admin UI', 3, (pages) => {
  const { open } = pages;

  describe('signing in', () => {
    it('is asked for first, leads back to where one was going, and keeps no key in the browser', async () => {
      const { page } = await open({ signedIn: false, path: '/calls?outcome=refused' });
      await enterKey(page, pages.world.demo.gateway.adminKey);
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/ui/calls?outcome=refused');
      const kept = await page.evaluate<string>(KEPT);
      expect(kept).not.toContain('sk-');
      expect(kept).not.toContain('switchboard_session');
    });

    it('says what is wrong with a key', async () => {
      const { page } = await open({ signedIn: false });
      await page.getByLabel('Admin key').fill('sk-wrong');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('This key is not valid.').waitFor();
    });

    it('is over at once when one signs out, in every tab, of which each has its own filters until then', async () => {
      const view = await open({ signedIn: false });
      view.expectStatus(401);
      const { page } = view;
      await enterKey(page, pages.world.demo.gateway.adminKey);
      const other = await page.context().newPage();
      await other.goto(`${pages.world.demo.gateway.url}/ui/calls?agent=helpdesk`);
      await other.getByRole('link', { name: 'helpdesk' }).first().waitFor();
      await page.goto(`${pages.world.demo.gateway.url}/ui/calls?agent=freight-desk`);
      await page.getByRole('link', { name: 'freight-desk' }).first().waitFor();
      expect(new URL(other.url()).search).toBe('?agent=helpdesk');
      await page.getByRole('button', { name: 'Signed in as admin' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in to Switchboard' }).waitFor();
      await other.waitForURL('**/ui/sign-in?to=*helpdesk*');
      await page.goto(`${pages.world.demo.gateway.url}/ui/keys`);
      await page.getByRole('heading', { name: 'Sign in to Switchboard' }).waitFor();
    });
  });

  describe('agents', () => {
    it('are listed with how they fare and what they did', async () => {
      const { page } = await open({ path: '/agents' });
      const desk = page.getByRole('row').filter({ hasText: 'Plans a shipment' });
      await desk.getByText('reachable').waitFor();
      const planner = page.getByRole('row').filter({ hasText: 'Books and moves berth slots' });
      await planner.getByText('100').waitFor();
      await expect
        .poll(() => page.getByRole('region', { name: 'Who calls whom' }).getByText('tms-prod').count())
        .toBe(1);
      await planner.getByRole('img', { name: /^\d+ calls? in 24 hours; \d+ failed/ }).waitFor();
      await page.getByRole('button', { name: 'Columns' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Platform' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Comfortable rows' }).click();
      const { gateway } = pages.world.demo;
      const kept = async () => (await gateway.manage<{ preferences: object }>('GET', '/v1/preferences')).preferences;
      const look = { hidden: ['platform'], widths: {}, isRoomy: false };
      await expect.poll(kept).toMatchObject({ 'agents.table': look });
      await page.reload();
      await page.locator('.table.dense tbody a').first().waitFor();
      expect(await page.getByRole('columnheader', { name: 'Platform', exact: true }).count()).toBe(0);
      await gateway.manage('PUT', '/v1/preferences/agents.table', { value: null });
    });

    it('are added by their address: the card is shown before anything is saved', async () => {
      const view = await open({ path: '/agents' });
      const { page } = view;
      await page.getByLabel('Agent address').fill(pages.world.demo.agents['port-watch']?.url ?? '');
      await page.getByRole('button', { name: 'Add agent' }).click();
      await page.getByRole('heading', { name: 'Port watch' }).waitFor();
      await page.getByLabel('Name', { exact: true }).fill('second-watch');
      const trial = page.getByRole('region', { name: 'Test before saving' });
      await trial.getByRole('button', { name: 'Send it' }).click();
      await trial.getByText(/answered in/).waitFor();
      await trial.getByRole('button', { name: /artifactUpdate Immingham/ }).waitFor();
      expect(await page.getByRole('link', { name: 'second-watch' }).count()).toBe(0);
      await page.getByLabel('Give it to a key or a team').selectOption('care-console');
      await page.getByRole('button', { name: 'Save agent' }).click();
      await page.getByRole('heading', { name: 'second-watch', exact: true }).waitFor();
      const { status } = await pages.world.demo.say(
        pages.world.demo.keys['care-console'] ?? '',
        'second-watch',
        'hello',
      );
      expect(status).toBe(200);
    });

    it('on other platforms are added by what those ask for, and like one that there is', async () => {
      const { page } = await open({ path: '/agents/new?like=route-scout' });
      await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('route-scout-copy');
      await expect.poll(() => page.getByLabel('It runs on').inputValue()).toBe('langgraph');
      const trial = page.getByRole('region', { name: 'Test before saving' });
      await trial.getByRole('button', { name: 'Send it' }).click();
      await trial.getByText(/answered in/).waitFor();
      await page.getByRole('button', { name: 'Save agent' }).click();
      await page.getByRole('heading', { name: 'route-scout-copy', exact: true }).waitFor();
    });

    it('say whether what they call arrives linked, with the fix where it does not', async () => {
      await pages.world.demo.say(pages.world.demo.keys['erp-batch'] ?? '', 'claims-clerk', 'Two pallets came wet');
      await pages.world.demo.gateway.lastCall('claims-clerk');
      const { page } = await open({ path: '/agents/claims-clerk' });
      const check = page.getByRole('region', { name: 'Header forwarding' });
      await check.getByText('1 call seen, 0 linked').waitFor();
      await check.getByRole('button', { name: 'LangChain' }).click();
      await check.getByText('default_headers').waitFor();
      await page.goto(`${pages.world.demo.gateway.url}/ui/agents/freight-desk`);
      const said = (await check.getByText(/calls seen/).textContent()) ?? '';
      const [, seen, linked] = /(\d+) calls seen, (\d+) linked/.exec(said) ?? [];
      expect(Number(seen)).toBeGreaterThan(0);
      expect(linked).toBe(seen);
      const latest = page.getByRole('region', { name: 'Latest calls' });
      await latest.getByRole('button', { name: 'Show what was asked' }).click();
      await latest
        .getByRole('link', { name: /^Quote / })
        .first()
        .waitFor();
      await page
        .getByRole('navigation', { name: 'Views of the agent' })
        .getByRole('link', { name: /^Calls/ })
        .click();
      await page
        .getByRole('region', { name: 'The list of calls' })
        .getByRole('link', { name: 'freight-desk' })
        .first()
        .click();
      await page.waitForURL('**/ui/calls?agent=freight-desk&call=*');
    });

    it('that cannot be reached or are called alike are refused with the reason', async () => {
      const view = await open({ path: '/agents/new?url=http://127.0.0.1:9/' });
      view.expectStatus(400);
      view.expectStatus(502);
      const { page } = view;
      await page.getByRole('alert').first().waitFor();
      await page.getByLabel('Address', { exact: true }).fill(pages.world.demo.agents['port-watch']?.url ?? '');
      await page.getByLabel('Name', { exact: true }).fill('freight-desk');
      await page.getByRole('button', { name: 'Save agent' }).click();
      await page
        .getByRole('alert')
        .getByText(/freight-desk/)
        .waitFor();
    });

    it('that are paused refuse calls with the reason, until they are resumed', async () => {
      const { page } = await open({ path: '/agents/port-watch' });
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByLabel('Why').fill('Moving house');
      await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
      await page.getByText('All calls are stopped').waitFor();
      const { body } = await pages.world.demo.say(pages.world.demo.keys['tms-prod'] ?? '', 'port-watch', 'hello');
      expect(body).toContain('Moving house');
      await page.getByRole('button', { name: 'Resume' }).click();
      await page.getByRole('button', { name: 'Pause' }).waitFor();
    });

    it('are deleted by their name alone', async () => {
      await pages.world.demo.gateway.register({
        agent_name: 'short-lived',
        url: pages.world.demo.agents['helpdesk']?.url ?? '',
      });
      const { page } = await open({ path: '/agents/short-lived?view=settings' });
      await page.getByRole('button', { name: 'Delete short-lived' }).click();
      const dialog = page.getByRole('dialog');
      const confirm = dialog.getByRole('button', { name: 'Delete' });
      expect(await confirm.isDisabled()).toBe(true);
      await dialog.getByLabel('Type short-lived to confirm').fill('short-lived');
      await confirm.click();
      await page.waitForURL('**/ui/agents');
      await page.getByText('Deleted short-lived').waitFor();
      await page.locator('main').getByText('helpdesk', { exact: true }).first().waitFor();
      await page.locator('main').getByText('short-lived', { exact: true }).waitFor({ state: 'detached' });
    });
  });

  describe('calls', () => {
    it('stand in the list as they end, once: told by the gateway, and put off by nobody', async () => {
      const { page } = await open({ path: '/calls' });
      await page.getByRole('button', { name: 'Live', pressed: true }).waitFor();
      const { calls: before } = await pages.world.demo.gateway.manage<{ calls: number }>('GET', '/v1/calls/totals');
      await expect.poll(() => page.evaluate<number>(LISTED)).toBe(before);
      // How long it takes is the machine's affair; what it waits for is ours: no timer of the page, no question of the page.
      await page.evaluate(PUT_NOTHING_OFF);
      let listsAsked = 0;
      await page.route('**/v1/calls?**', (route) => {
        listsAsked += 1;
        return route.continue();
      });
      await pages.world.demo.say(pages.world.demo.keys['care-console'] ?? '', 'helpdesk', 'live?');
      await expect.poll(() => page.evaluate<number>(LISTED)).toBe(before + 1);
      expect(await page.locator('.list tbody tr[data-index]').first().textContent()).toContain('helpdesk');
      expect(listsAsked).toBe(0);
    });

    it('wait above the list while the reader is elsewhere in it', async () => {
      const { page } = await open({ path: '/calls' });
      const list = page.getByLabel('The list of calls');
      await page.getByRole('button', { name: 'Live', pressed: true }).waitFor();
      await list.getByRole('link').first().waitFor();
      // The page knows it when this is over.
      await list.evaluate(
        (scroller) =>
          new Promise((resolve) => {
            scroller.addEventListener('scroll', resolve, { once: true });
            scroller.scrollTo({ top: 200 });
          }),
      );
      await pages.world.demo.say(pages.world.demo.keys['care-console'] ?? '', 'helpdesk', 'quiet?');
      await page.getByRole('button', { name: '1 new call' }).click();
      await expect.poll(() => list.evaluate((scroller) => scroller.scrollTop)).toBe(0);
    });

    it('come in a burst, and over a break of the network, each once and none missing', async () => {
      const { demo } = pages.world;
      const { page } = await open({ path: '/agents' });
      const recorded = async () =>
        (await demo.gateway.manage<{ calls: number }>('GET', '/v1/calls/totals?agent=letter-writer')).calls;
      const before = await recorded();
      let streams = 0;
      // The first stream breaks before it has told anything.
      await page.route('**/v1/calls/stream?**', async (route) => {
        streams += 1;
        if (streams > 1) return route.fallback();
        await Promise.all(
          Array.from({ length: 25 }, () => demo.say(demo.keys['erp-batch'] ?? '', 'letter-writer', 'one')),
        );
        return route.fulfill({ contentType: 'text/event-stream', body: ':\n\n' });
      });
      await page.goto(`${demo.gateway.url}/ui/calls?agent=letter-writer`);
      await expect.poll(() => streams).toBe(2);
      await page.getByRole('button', { name: 'Live', pressed: true }).waitFor();
      await Promise.all(
        Array.from({ length: 25 }, () => demo.say(demo.keys['erp-batch'] ?? '', 'letter-writer', 'two')),
      );
      await expect.poll(() => page.evaluate<number>(LISTED)).toBe(before + 50);
      await expect.poll(recorded).toBe(before + 50);
      const hrefs = await page
        .locator('.list tbody a.row')
        .evaluateAll((links) => links.map((link) => link.outerHTML.match(/call=[\w-]+/)?.[0]));
      expect(new Set(hrefs).size).toBe(hrefs.length);
    });

    it('are read back page by page, and forth again', async () => {
      const { page } = await open({ path: '/agents' });
      let pagesAsked = 0;
      await page.route('**/v1/calls?**', (route) => {
        pagesAsked += 1;
        return route.continue({ url: route.request().url().replace('limit=100', 'limit=10') });
      });
      await page.goto(`${pages.world.demo.gateway.url}/ui/calls?live=off`);
      const list = page.getByLabel('The list of calls');
      await list.getByRole('link').first().waitFor();
      const first = await page
        .locator('.list tbody a.row')
        .first()
        .evaluate((link) => link.outerHTML);
      const { calls } = await pages.world.demo.gateway.manage<{ calls: number }>('GET', '/v1/calls/totals');
      await expect
        .poll(async () => {
          await list.evaluate((scroller) => scroller.scrollTo({ top: scroller.scrollHeight }));
          return page.evaluate<number>(LISTED);
        })
        .toBe(calls);
      expect(pagesAsked).toBe(Math.ceil(calls / 10));
      await list.evaluate((scroller) => scroller.scrollTo({ top: 0 }));
      await expect
        .poll(() =>
          page
            .locator('.list tbody a.row')
            .first()
            .evaluate((link) => link.outerHTML),
        )
        .toBe(first);
    });

    it('are filtered by the address, which a chip lifts', async () => {
      const { page } = await open({ path: '/calls?agent=freight-desk' });
      await page.getByRole('link', { name: 'freight-desk' }).first().waitFor();
      const others = page.locator('.list tbody tr[data-index]', { hasNotText: 'freight-desk' });
      expect(await others.count()).toBe(0);
      await page.getByRole('button', { name: 'Lift the filter: Agent is freight-desk' }).click();
      await others.first().waitFor();
      expect(page.url()).not.toContain('agent=');
    });

    it('are narrowed by any column', async () => {
      const { page } = await open({ path: '/calls' });
      await page.getByRole('button', { name: 'Filter' }).click();
      await page.getByLabel('Column', { exact: true }).selectOption('Status');
      await page.getByRole('checkbox', { name: 'refused' }).check();
      await page.getByRole('button', { name: 'Add filter' }).click();
      await page.waitForURL('**/ui/calls?outcome=refused');
      await page.locator('.list tbody').getByText('no such agent').first().waitFor();
      expect(await page.locator('.list tbody .state.ok').count()).toBe(0);
    });

    it('tell what was said, and why they were allowed, routed and priced so', async () => {
      const { page } = await open({ path: '/calls?agent=freight-desk&outcome=ok' });
      await page.getByRole('link', { name: 'freight-desk' }).last().click();
      const drawer = page.getByRole('complementary', { name: 'Call of freight-desk' });
      await drawer.getByText('Quote 14 pallets', { exact: false }).first().waitFor();
      await drawer.getByText('is the fee of the agent for each call').waitFor();
      await drawer.getByText('2 calls of agents, 2 calls of models').waitFor();
      // What it caused is no row of this list, and yet in its strip.
      await page.locator('.list tbody .strip .hop-llm[d^="M"]').first().waitFor({ state: 'attached' });
      expect(page.url()).toContain('call=');
      await page.reload();
      await drawer.getByText('Quote 14 pallets', { exact: false }).first().waitFor();
      await drawer.getByRole('link', { name: 'Raw' }).click();
      const request = drawer.getByRole('region', { name: 'Request' });
      await request.getByRole('row', { name: 'authorization [REDACTED]' }).waitFor();
      const text = request.getByRole('treeitem', { name: '"text": "Quote 14 pallets', exact: false });
      await text.first().click();
      await request.getByText('$.params.message.parts[0].text', { exact: true }).waitFor();
      await request.getByRole('treeitem').first().press('ArrowLeft');
      await text.first().waitFor({ state: 'detached' });
      await drawer.getByLabel('Find in this call').fill('a2a-version');
      await drawer.getByText('found, Enter for the next').waitFor();
      await drawer.getByLabel('Find in this call').press('Enter');
      await drawer.locator('mark.at').waitFor();
      // In the field it is what was typed that Escape takes back.
      await request.getByRole('treeitem').first().press('Escape');
      await drawer.waitFor({ state: 'detached' });
    });

    it('are exported as the filters find them, with the table’s own columns', async () => {
      const { page } = await open({ path: '/calls?agent=helpdesk' });
      const { calls: listed } = await pages.world.demo.gateway.manage<{ calls: number }>(
        'GET',
        '/v1/calls/totals?agent=helpdesk',
      );
      await expect.poll(() => page.locator('.list tbody a.row').count()).toBe(listed);
      await page.getByRole('button', { name: 'Export' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: 'As a table (CSV)' }).click(),
      ]);
      const [head = [], ...rows] = cellsOf(await readFile(await download.path(), 'utf8'));
      expect(head.slice(0, 3)).toEqual(['id', 'request_id', 'started_at']);
      const told = (column: string) => rows.map((row) => row[head.indexOf(column)]);
      const shown = (column: string) => page.locator(`.list tbody td.${column}`).allInnerTexts();
      const hrefs = await page.locator('.list tbody a.row').evaluateAll((links) => links.map((one) => one.outerHTML));
      expect(hrefs.map((html) => /call=([\w-]+)/.exec(html)?.[1])).toEqual(told('id'));
      expect(await shown('k')).toEqual(told('key_alias'));
      expect(await shown('e')).toEqual(told('operation').map((name, at) => `${name} ${told('version')[at]}`));
      expect(await page.locator('.list tbody .name').allInnerTexts()).toEqual(told('agent_name'));
      expect(rows).toHaveLength(listed);
      expect(download.suggestedFilename()).toBe('calls.csv');
    });

    it('are found again in every browser by a saved view, which says when it was changed', async () => {
      const { page } = await open({ path: '/calls?outcome=refused' });
      await page.getByRole('button', { name: 'Views' }).click();
      await page.getByRole('menuitem', { name: 'Save these filters' }).click();
      await page.getByLabel('Name of the view').fill('Refusals');
      await page.getByRole('button', { name: 'Save the view' }).click();
      await page.getByRole('button', { name: 'Lift the filter: Status is refused' }).click();
      await page.getByRole('button', { name: 'Refusals, changed' }).click();
      await page.getByRole('menuitem', { name: 'Refusals', exact: true }).click();
      await page.waitForURL('**/ui/calls?outcome=refused&saved=*');
      await page.getByRole('button', { name: 'Refusals', exact: true }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Open this page with it' }).click();
      await page.keyboard.press('Escape');
      const elsewhere = await open({ path: '/calls' });
      await elsewhere.page.waitForURL('**/ui/calls?outcome=refused&saved=*');
      await elsewhere.page.getByRole('button', { name: 'Refusals' }).click();
      await elsewhere.page.getByRole('menuitem', { name: 'Delete Refusals' }).click();
      await elsewhere.page.getByText('Deleted the view Refusals').waitFor();
    });

    it('are summed over the rows, ordered by their heads, and shown as wide as one likes, for good', async () => {
      const { page } = await open({ path: '/calls?outcome=ok' });
      const totals = page.getByLabel('What these calls come to');
      const { gateway } = pages.world.demo;
      const told = await gateway.manage<{ calls: number; cost_nano: number }>('GET', '/v1/calls/totals?outcome=ok');
      await totals.getByText(String(told.calls), { exact: true }).waitFor();
      await totals.getByText('100%').waitFor();
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByText(`${told.calls} rows`).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Duration' }).click();
      await page.waitForURL('**/ui/calls?outcome=ok&sort_by=duration_ms');
      const slowest = await gateway.manage<{ calls: { agent_name: string; model: string | null }[] }>(
        'GET',
        '/v1/calls?outcome=ok&sort_by=duration_ms&limit=1',
      );
      const first = page.locator('.list tbody a .name').first();
      const [{ agent_name, model } = { agent_name: '', model: null }] = slowest.calls;
      await expect.poll(() => first.textContent()).toBe(model ?? agent_name);
      await page.getByRole('columnheader', { name: 'Duration' }).and(page.locator('[aria-sort=descending]')).waitFor();
      const edge = page.getByRole('separator', { name: 'Width of Status' });
      await edge.focus();
      const before = await edge.evaluate((one) => one.parentElement?.getBoundingClientRect().width ?? 0);
      await page.keyboard.press('ArrowRight');
      await page.getByRole('button', { name: 'Columns' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Comfortable rows' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Key' }).click();
      await page.keyboard.press('Escape');
      const kept = async () => (await gateway.manage<{ preferences: object }>('GET', '/v1/preferences')).preferences;
      await expect
        .poll(kept)
        .toMatchObject({ 'calls.table': { isRoomy: true, widths: { status: Math.round(before) + 16 } } });
      await page.reload();
      await page.locator('.list .table.roomy tbody a').first().waitFor();
      expect(await page.getByRole('columnheader', { name: 'Key', exact: true }).count()).toBe(0);
      expect(await barriersOn(page)).toEqual([]);
      await gateway.manage('PUT', '/v1/preferences/calls.table', { value: null });
    });

    it('are compared with each other: what was said, how long it took, the rest', async () => {
      const { page } = await open({ path: '/calls?key_alias=tms-prod' });
      await page.getByRole('link', { name: 'port-watch' }).first().click();
      await page.getByRole('button', { name: 'Compare' }).click();
      await page.getByRole('link', { name: 'freight-desk' }).first().click();
      await page.getByRole('link', { name: 'Difference' }).click();
      const drawer = page.getByRole('complementary', { name: 'Call of freight-desk' });
      await drawer
        .getByText(/this one took/)
        .getByRole('link', { name: /^port-watch, / })
        .waitFor();
      await drawer.getByRole('region', { name: 'Record' }).getByText('/agent_name').waitFor();
      expect(await barriersOn(page)).toEqual([]);
    });

    it('are walked through by keys alone', async () => {
      const { page } = await open({ path: '/agents' });
      await page.getByRole('heading', { name: 'Agents' }).waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('l');
      await page.waitForURL('**/ui/calls');
      await page.locator('.list tbody a').first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('complementary').waitFor();
      const first = page.url();
      await page.keyboard.press('j');
      await page.waitForURL((url) => url.href !== first);
      await page.keyboard.press('Escape');
      await page.getByRole('complementary').waitFor({ state: 'detached' });
      await page.keyboard.press('?');
      await page.getByRole('dialog').getByText('fold and unfold').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('/');
      await page.getByLabel('Text, error or id').and(page.locator(':focus')).waitFor();
    });

    it('keep the focus on the row of the open call as keys walk on, wherever it was and whatever is drawn', async () => {
      const { demo } = pages.world;
      const recorded = async () => (await demo.gateway.manage<{ calls: number }>('GET', '/v1/calls/totals')).calls;
      const before = await recorded();
      await Promise.all(
        Array.from({ length: 60 }, () => demo.say(demo.keys['erp-batch'] ?? '', 'letter-writer', 'again')),
      );
      await expect.poll(recorded).toBeGreaterThanOrEqual(before + 60);
      const { page } = await open({ path: '/calls?range=all&live=off' });
      const rows = page.locator('.list tbody tr[data-index]');
      const isAt = (index: number) =>
        page.locator(`.list tr[data-index="${index}"][aria-selected="true"] .c a:focus`).waitFor();
      // A click on a row gives the focus to nothing.
      await rows.nth(3).locator('td').first().click();
      await page.getByRole('complementary').getByRole('link', { name: 'Raw' }).waitFor();
      await page.keyboard.press('j');
      await isAt(4);
      await page.keyboard.press('i');
      await page.locator('.drawer :focus').waitFor();
      await page.keyboard.press('k');
      await isAt(3);
      const list = page.getByRole('region', { name: 'The list of calls' });
      await list.evaluate((element) => element.scrollTo(0, 6000));
      await page.locator('.list tr[data-index="3"]').waitFor({ state: 'detached' });
      await page.keyboard.press('j');
      await isAt(4);
      await page.keyboard.press('Escape');
      await page.getByRole('complementary').waitFor({ state: 'detached' });
      await page.locator('.list tr[data-index="4"] .c a:focus').waitFor();
    });

    it('promise: what is said is shown as text, whatever it is', async () => {
      const hostile =
        '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script> \u202Eevil';
      const { demo } = pages.world;
      await demo.say(demo.keys['tms-prod'] ?? '', 'freight-desk', hostile);
      const told = () => demo.gateway.manage('GET', '/v1/calls/totals?agent=freight-desk&q=onerror');
      await expect.poll(told).toMatchObject({ calls: 1 });
      const { page } = await open({ path: '/calls?agent=freight-desk' });
      await page.getByLabel('Text, error or id').fill('onerror');
      await page.waitForURL('**q=onerror');
      await page.locator('.list tbody a').first().click();
      await page.getByText('<img src=x', { exact: false }).first().waitFor();
      expect(await page.title()).toBe('Switchboard');
      expect(await page.locator('main img').count()).toBe(0);
    });
  });

  describe('the playground', () => {
    it('talks to an agent as a client: states, words, artifacts and frames', async () => {
      const { page } = await open({ path: '/playground?agent=freight-desk' });
      await page.getByLabel('Message').fill('Quote 3 pallets');
      await page.keyboard.press('Enter');
      const answer = page.getByRole('article', { name: 'Agent' });
      await answer.getByText('completed').waitFor();
      await answer.getByText('the cheapest lane is', { exact: false }).waitFor();
      await page
        .getByRole('region', { name: 'Artifacts' })
        .getByText('the cheapest lane is', { exact: false })
        .waitFor();
      const frames = page.getByRole('region', { name: 'Frames' });
      await frames.getByRole('button', { name: /SendStreamingMessage/ }).waitFor();
      await expect.poll(() => frames.getByRole('button', { name: /artifactUpdate/ }).count()).toBeGreaterThan(3);
      await answer.getByRole('link', { name: 'Its call' }).click();
      await page.locator('.list tbody').getByText('freight-desk').first().waitFor();
    });

    it('goes on with a task that asks back, in the same context', async () => {
      const { page } = await open({ path: '/playground?agent=freight-desk' });
      await page.getByRole('button', { name: 'Send', exact: true }).first().click();
      await page.getByLabel('Message').fill('book Halden Line');
      await page.keyboard.press('Enter');
      await page.getByText('Which day, and for how many?').waitFor();
      await page.getByPlaceholder('Write to the same task').fill('Friday, 14');
      await page.keyboard.press('Enter');
      await page.getByText('completed', { exact: true }).first().waitFor();
      const tasks = page.locator('.task .mono');
      await expect.poll(() => tasks.count()).toBe(2);
      const [one = ''] = await tasks.allTextContents();
      expect(one).not.toBe('');
      await expect.poll(() => tasks.last().textContent()).toBe(one);
    });

    it('shows the form that a question holds, and the trace beside it', async () => {
      const { page } = await open({ path: '/playground?agent=freight-desk' });
      await page.getByLabel('Message').fill('book Halden Line');
      await page.keyboard.press('Enter');
      const form = page.getByRole('form', { name: 'What the agent asks for' });
      await form.getByLabel('Pick-up').selectOption('Friday');
      await form.getByLabel('Pallets').fill('14');
      await form.getByRole('button', { name: 'Answer' }).click();
      await page.getByText('{"day":"Friday","pallets":14,"insured":false}').waitFor();
      await page.getByText('completed', { exact: true }).first().waitFor();
      await page.getByRole('region', { name: 'Trace' }).getByText('freight-desk').waitFor();
    });

    it('tells two agents the same, side by side, and copies it as a program', async () => {
      const { page } = await open({ path: '/playground?agent=port-watch&with=rate-finder' });
      await page.getByLabel('Message').fill('Bergen to Leeds');
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: 'Conversation with port-watch' }).getByText('no congestion').waitFor();
      await page.getByRole('region', { name: 'Conversation with rate-finder' }).getByText('Norvik').waitFor();
      await page.getByRole('button', { name: 'Copy as' }).click();
      await page.getByRole('menuitem', { name: 'OpenAI' }).click();
      await expect.poll(() => copiedOn(page)).toContain('model: "a2a/port-watch"');
      expect(await copiedOn(page)).toContain('"Bergen to Leeds"');
      // What is being written comes before what was said.
      await page.getByLabel('Message').fill('Leeds to Bergen');
      await page.getByRole('button', { name: 'Copy as' }).click();
      await page.getByRole('menuitem', { name: 'JSON' }).click();
      await expect.poll(() => copiedOn(page)).toContain('"method": "SendStreamingMessage"');
      expect(await copiedOn(page)).toContain('"text": "Leeds to Bergen"');
    });

    it('acts as a key that is pasted, and shows why it is refused', async () => {
      const view = await open({ path: '/playground?agent=freight-desk' });
      view.expectStatus(404);
      const { page } = view;
      await page.getByLabel('Act as').selectOption('a key that you paste');
      await page.getByLabel('Key to act as').fill(pages.world.demo.keys['care-console'] ?? '');
      await page.getByLabel('Message').fill('May I?');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText('There is no agent "freight-desk" that this key may reach').waitFor();
    });
  });

  describe('keys', () => {
    it('are shown once, and then by their end alone', async () => {
      const { page } = await open({ path: '/keys' });
      await page.getByRole('button', { name: 'New key' }).click();
      await page.getByLabel('Alias', { exact: true }).fill('from-the-browser');
      await page.getByLabel('helpdesk').check();
      await page.getByRole('button', { name: 'Make the key' }).click();
      const dialog = page.getByRole('dialog');
      const secret = ((await dialog.locator('.secret').textContent()) ?? '').trim();
      expect(secret).toMatch(/^sk-/);
      expect(await dialog.getByRole('button', { name: 'Done' }).isDisabled()).toBe(true);
      expect((await pages.world.demo.say(secret, 'helpdesk', 'hello')).status).toBe(200);
      const command = dialog.getByRole('region', { name: 'Call it with curl' });
      await expect
        .poll(() => command.textContent())
        .toContain(`/a2a/helpdesk \\\n  -H "Authorization: Bearer ${secret}"`);
      await dialog.getByLabel('I saved it').check();
      await dialog.getByRole('button', { name: 'Done' }).click();
      await page.getByRole('complementary', { name: 'Key from-the-browser' }).waitFor();
      await expect.poll(() => page.content()).not.toContain(secret);
    });

    it('that are replaced go on for their grace, and end at once without one', async () => {
      const { demo } = pages.world;
      const { key: first } = await demo.gateway.manage<{ key: string }>('POST', '/key/generate', {
        key_alias: 'to-be-replaced',
        object_permission: { agents: ['helpdesk'] },
      });
      const { page } = await open({ path: '/keys?find=to-be-replaced' });
      await page.getByRole('link', { name: 'to-be-replaced' }).click();
      const replaceBy = async (grace: string): Promise<string> => {
        await page.getByRole('button', { name: 'Rotate' }).click();
        await page.getByLabel('The old one goes on to work').selectOption(grace);
        await page.getByRole('button', { name: 'Make a new key' }).click();
        const secret = (await page.getByRole('dialog').locator('.secret').textContent()) ?? '';
        await page.getByLabel('I saved it').check();
        await page.getByRole('button', { name: 'Done' }).click();
        return secret.trim();
      };
      const statuses = (...keys: string[]) =>
        Promise.all(keys.map(async (key) => (await demo.say(key, 'helpdesk', 'hello')).status));
      const second = await replaceBy('for an hour');
      expect(await statuses(first, second)).toEqual([200, 200]);
      const third = await replaceBy('not at all');
      expect(await statuses(first, second, third)).toEqual([401, 401, 200]);
    });

    it('that are blocked are refused at once, and let in again when it is undone', async () => {
      const { demo } = pages.world;
      const { key } = await demo.gateway.manage<{ key: string }>('POST', '/key/generate', {
        key_alias: 'to-be-blocked',
        object_permission: { agents: ['helpdesk'] },
      });
      const { page } = await open({ path: '/keys?find=to-be-blocked' });
      await page.getByRole('link', { name: 'to-be-blocked' }).click();
      await page.getByRole('button', { name: 'Block' }).click();
      await page.getByRole('button', { name: 'Unblock' }).waitFor();
      await page.getByRole('complementary').getByText('blocked', { exact: true }).first().waitFor();
      expect((await demo.say(key, 'helpdesk', 'hello')).status).toBe(401);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('button', { name: 'Block', exact: true }).waitFor();
      expect((await demo.say(key, 'helpdesk', 'hello')).status).toBe(200);
    });

    it('that have expired are refused, and said to be expired', async () => {
      const { demo } = pages.world;
      const { key } = await demo.gateway.manage<{ key: string }>('POST', '/key/generate', {
        key_alias: 'to-expire',
        duration: '1d',
        object_permission: { agents: ['helpdesk'] },
      });
      expect((await demo.say(key, 'helpdesk', 'hello')).status).toBe(200);
      await demo.gateway.manage('POST', '/key/update', { key, duration: '1s' });
      await expect.poll(async () => (await demo.say(key, 'helpdesk', 'hello')).status).toBe(401);
      const { page } = await open({ path: '/keys?find=to-expire' });
      await page.getByRole('row').filter({ hasText: 'to-expire' }).getByText('expired').waitFor();
    });
  });
});
