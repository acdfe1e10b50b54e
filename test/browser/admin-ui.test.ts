import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { describePages } from './describe-pages.ts';
import { barriersOn } from './world.ts';

// What the page itself is asked, as it stands in the browser.
const KEPT = 'JSON.stringify({ ...localStorage, ...sessionStorage, cookie: document.cookie })';

/** A call is to be seen this soon after its end. */
const LIVE_WITHIN_MS = 1_000;

describePages('the admin UI', 3, (pages) => {
  const { open } = pages;

  describe('signing in', () => {
    it('is asked for first, leads back to where one was going, and keeps no key in the browser', async () => {
      const { page } = await open({ path: '/calls?outcome=refused' });
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

    it('is over at once when one signs out', async () => {
      const { page } = await open();
      await page.getByRole('button', { name: 'Signed in as admin' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in to Switchboard' }).waitFor();
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
      expect(await page.getByRole('region', { name: 'Who calls whom' }).getByText('tms-prod').count()).toBe(1);
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
      await page.getByRole('button', { name: 'Save agent' }).click();
      await page.getByRole('heading', { name: 'second-watch' }).waitFor();
    });

    it('on other platforms are added by what those ask for, and like one that there is', async () => {
      const { page } = await open({ path: '/agents/new?like=route-scout' });
      await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('route-scout-copy');
      expect(await page.getByLabel('It runs on').inputValue()).toBe('langgraph');
      const trial = page.getByRole('region', { name: 'Test before saving' });
      await trial.getByRole('button', { name: 'Send it' }).click();
      await trial.getByText(/answered in/).waitFor();
      await page.getByRole('button', { name: 'Save agent' }).click();
      await page.getByRole('heading', { name: 'route-scout-copy' }).waitFor();
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
      expect(await page.locator('main').getByText('short-lived', { exact: true }).count()).toBe(0);
    });
  });

  describe('calls', () => {
    it('stand in the list within a second of their end, once', async () => {
      const { page } = await open({ path: '/calls' });
      await page.getByRole('button', { name: 'Live', pressed: true }).waitFor();
      await page.getByRole('link', { name: 'helpdesk' }).first().waitFor();
      const before = await page.getByRole('link', { name: 'helpdesk' }).count();
      await pages.world.demo.say(pages.world.demo.keys['care-console'] ?? '', 'helpdesk', 'live?');
      await page.waitForFunction(`document.querySelectorAll('.list tbody a').length > ${before}`, undefined, {
        timeout: LIVE_WITHIN_MS,
      });
      expect(await page.getByRole('link', { name: 'helpdesk' }).count()).toBe(before + 1);
    });

    it('wait above the list while the reader is elsewhere in it', async () => {
      const { page } = await open({ path: '/calls' });
      const list = page.getByLabel('The list of calls');
      await page.getByRole('button', { name: 'Live', pressed: true }).waitFor();
      await list.getByRole('link').first().waitFor();
      await list.evaluate((scroller) => scroller.scrollTo({ top: 200 }));
      await pages.world.demo.say(pages.world.demo.keys['care-console'] ?? '', 'helpdesk', 'quiet?');
      await page.getByRole('button', { name: '1 new call' }).click();
      expect(await list.evaluate((scroller) => scroller.scrollTop)).toBe(0);
    });

    it('are filtered by the address, which a chip lifts', async () => {
      const { page } = await open({ path: '/calls?agent=freight-desk' });
      await page.getByRole('link', { name: 'freight-desk' }).first().waitFor();
      expect(await page.locator('.list tbody').getByText('port-watch').count()).toBe(0);
      await page.getByRole('button', { name: 'Lift the filter: Agent is freight-desk' }).click();
      await page.locator('.list tbody').getByText('port-watch').first().waitFor();
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
      const { page } = await open({ path: '/calls?agent=freight-desk' });
      await page.getByRole('link', { name: 'freight-desk' }).last().click();
      const drawer = page.getByRole('complementary', { name: 'Call of freight-desk' });
      await drawer.getByText('Quote 14 pallets', { exact: false }).first().waitFor();
      await drawer.getByText('is the fee of the agent for each call').waitFor();
      expect(page.url()).toContain('call=');
      await page.reload();
      await drawer.getByText('Quote 14 pallets', { exact: false }).first().waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
    });

    it('are exported as the filters find them, with the table’s own columns', async () => {
      const { page } = await open({ path: '/calls?agent=helpdesk' });
      await page.getByRole('link', { name: 'helpdesk' }).first().waitFor();
      const listed = await page.locator('.list tbody a.row').count();
      await page.getByRole('button', { name: 'Export' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: 'As a table (CSV)' }).click(),
      ]);
      const [head = '', ...rows] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
      expect(head.split(',').slice(0, 3)).toEqual(['id', 'request_id', 'started_at']);
      expect(rows).toHaveLength(listed);
      expect(download.suggestedFilename()).toBe('calls.csv');
    });

    it('are found again by a saved view, which says when it was changed', async () => {
      const { page } = await open({ path: '/calls?outcome=refused' });
      await page.getByRole('button', { name: 'Views' }).click();
      await page.getByRole('menuitem', { name: 'Save these filters' }).click();
      await page.getByLabel('Name of the view').fill('Refusals');
      await page.getByRole('button', { name: 'Save the view' }).click();
      await page.getByRole('button', { name: 'Lift the filter: Status is refused' }).click();
      await page.getByRole('button', { name: 'Refusals, changed' }).click();
      await page.getByRole('menuitem', { name: 'Refusals', exact: true }).click();
      await page.waitForURL('**/ui/calls?outcome=refused');
    });

    it('are compared with each other: what was said, how long it took, the rest', async () => {
      const { page } = await open({ path: '/calls?key_alias=tms-prod' });
      await page.getByRole('link', { name: 'port-watch' }).first().click();
      await page.getByRole('button', { name: 'Compare' }).click();
      await page.getByRole('link', { name: 'freight-desk' }).first().click();
      await page.getByRole('link', { name: 'Difference' }).click();
      const drawer = page.getByRole('complementary', { name: 'Call of freight-desk' });
      await drawer.getByText(/this call took/).waitFor();
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
    });

    it('promise: what is said is shown as text, whatever it is', async () => {
      const hostile =
        '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script> \u202Eevil';
      await pages.world.demo.say(pages.world.demo.keys['tms-prod'] ?? '', 'freight-desk', hostile);
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
      expect(await frames.getByRole('button', { name: /artifactUpdate/ }).count()).toBeGreaterThan(3);
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
      const tasks = await page.locator('.task .mono').allInnerTexts();
      expect(tasks).toHaveLength(2);
      expect(tasks[0]).toBe(tasks[1]);
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
      const copied = await page.evaluate<string>('navigator.clipboard.readText()');
      expect(copied).toContain('model: "a2a/port-watch"');
      expect(copied).toContain('"Bergen to Leeds"');
    });

    it('speaks as a client of OpenAI, too', async () => {
      const { page } = await open({ path: '/playground?agent=port-watch' });
      await page.getByRole('button', { name: 'OpenAI' }).click();
      await page.getByLabel('Key to act as').fill(pages.world.demo.keys['tms-prod'] ?? '');
      await page.getByLabel('Message').fill('Arrivals');
      await page.keyboard.press('Enter');
      await page.getByRole('article', { name: 'Agent' }).getByText('no congestion').waitFor();
      await page.getByRole('region', { name: 'Frames' }).getByRole('button', { name: /chunk/ }).first().waitFor();
    });

    it('acts as a key that is pasted, and shows why it is refused', async () => {
      const view = await open({ path: '/playground?agent=freight-desk' });
      view.expectStatus(404);
      const { page } = view;
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
      await dialog.getByLabel('I saved it').check();
      await dialog.getByRole('button', { name: 'Done' }).click();
      await page.getByRole('complementary', { name: 'Key from-the-browser' }).waitFor();
      expect(await page.content()).not.toContain(secret);
    });

    it('that are blocked are refused at once', async () => {
      const { page } = await open({ path: '/keys?find=from-the-browser' });
      await page.getByRole('link', { name: 'from-the-browser' }).click();
      await page.getByRole('button', { name: 'Block' }).click();
      await page.getByRole('button', { name: 'Unblock' }).waitFor();
      await page.getByRole('complementary').getByText('blocked').waitFor();
    });
  });
});
