import { describe, expect, it } from 'vitest';
import { type BusyAgent, startBusyAgent } from './busy-agent.ts';
import { describePages } from './describe-pages.ts';
import { dropFile } from './drop-file.ts';
import { barriersOn } from './world.ts';

const NOTE = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('three pallets') };

// What the style sheet writes before the number of calls.
const NAMED_BEFORE = `getComputedStyle(document.querySelector('[data-agent="port-watch"]'), '::before').content`;

describePages('the pages of one agent', 1, (pages) => {
  const { open } = pages;
  const gateway = () => pages.world.demo.gateway;
  const keyOf = (alias: string) => pages.world.demo.keys[alias] ?? '';
  let busy: BusyAgent;

  pages.furnish(
    async ({ demo }) => {
      busy = await startBusyAgent();
      await demo.gateway.register({ agent_name: 'busy', url: busy.url });
    },
    () => busy?.close(),
  );

  describe('agents', () => {
    it('are not added from an address that is none, or where no agent is; a test shows what really went wrong', async () => {
      const view = await open({ path: '/agents/new' });
      view.expectStatus(400);
      view.expectStatus(502);
      const { page } = view;
      const address = page.getByLabel('Address', { exact: true });
      await address.fill('no address');
      await page.getByLabel('Name', { exact: true }).fill('nobody');
      await page.getByText('This is no address. One looks like').waitFor();
      await page.getByRole('button', { name: 'Save agent' }).click();
      expect(await address.evaluate((input: { matches(selector: string): boolean }) => input.matches(':invalid'))).toBe(
        true,
      );
      // The gateway answers there, and shows no card.
      await address.fill(`${gateway().url}/health/liveliness`);
      await page.getByRole('button', { name: 'Fetch card' }).click();
      await page.getByRole('alert').getByText(/card/i).first().waitFor();
      await address.fill(pages.world.demo.agents['freight-desk']?.url ?? '');
      await page.getByLabel('Message of the test').fill('break it');
      await page.getByRole('button', { name: 'Send it' }).click();
      await page.getByText(/failed after/).waitFor();
      await page.getByRole('region', { name: 'Test before saving' }).getByRole('alert').waitFor();
    });

    it('are found by an address without its scheme, as people type it', async () => {
      const { page } = await open({ path: '/agents' });
      const address = pages.world.demo.agents['port-watch']?.url ?? '';
      await page.getByLabel('Agent address').fill(address.replace('http://', ''));
      await page.getByRole('button', { name: 'Add agent' }).click();
      await page.getByRole('heading', { name: 'Port watch' }).waitFor();
      await page.getByLabel('Address', { exact: true }).fill(address.replace('http://', ''));
      await page.getByLabel('Name', { exact: true }).focus();
      expect(await page.getByLabel('Address', { exact: true }).inputValue()).toBe(address);
      // Its card is not that of the next one.
      await page.getByLabel('Address', { exact: true }).fill(pages.world.demo.agents['freight-desk']?.url ?? '');
      await page.getByRole('heading', { name: 'Port watch' }).waitFor({ state: 'detached' });
      await page.getByLabel('Name', { exact: true }).focus();
      await page.getByRole('heading', { name: 'Freight desk' }).waitFor();
    });

    it('tell on a phone who calls whom, by name and without a scroll to the side', async () => {
      const { demo } = pages.world;
      await demo.say(demo.keys['tms-prod'] ?? '', 'port-watch', 'who is in port?');
      await demo.gateway.lastCall('port-watch');
      const { page } = await open({ path: '/agents' });
      await page.setViewportSize({ width: 390, height: 900 });
      const board = page.getByLabel('The board of callers');
      await board.locator('tr', { hasText: 'tms-prod' }).locator('[data-agent="port-watch"]').waitFor();
      expect(await page.evaluate<string>(NAMED_BEFORE)).toBe('"port-watch"');
      expect(await board.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    });

    it('that are not there are said not to be, like pages that are not, with the way on beside it', async () => {
      const view = await open({ path: '/agents/nobody' });
      view.expectStatus(404);
      const { page } = view;
      await page.getByText('It is not there').waitFor();
      expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
      await page.getByRole('link', { name: 'Go to the overview' }).click();
      await page.getByRole('heading', { name: 'Overview', exact: true }).waitFor();
      await page.goto(`${gateway().url}/ui/agent/nobody`);
      await page.getByText('There is no such page').waitFor();
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Agents' }).waitFor();
    });

    it('are changed after their difference was seen, secrets unseen, and put back', async () => {
      const { page } = await open({ path: '/agents/busy?view=settings' });
      await page.getByText('Limits', { exact: true }).click();
      await page.getByLabel('Calls a minute', { exact: true }).fill('77');
      await page.getByText('Headers', { exact: true }).click();
      await page.getByRole('group', { name: 'Sent with every call' }).getByRole('button', { name: 'Header' }).click();
      await page.getByLabel('Name of header 1').fill('X-Token');
      await page.getByLabel('Value of header 1').fill('canary');
      expect(await barriersOn(page)).toEqual([]);
      await page.getByRole('button', { name: 'Review and save' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('+ 77').waitFor();
      expect(await dialog.textContent()).not.toContain('canary');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved busy').waitFor();
      expect(await agent('busy')).toMatchObject({ rpm_limit: 77, static_headers: { 'X-Token': '<REDACTED>' } });
      await page.reload();
      await page.getByText('Limits', { exact: true }).click();
      await page.getByLabel('Calls a minute', { exact: true }).fill('78');
      await page.getByRole('button', { name: 'Review and save' }).click();
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(async () => (await agent('busy')).rpm_limit).toBe(77);
    });

    it('say who may call them and why, and are given and taken there', async () => {
      const { page } = await open({ path: '/agents/busy?view=access' });
      const keys = page.getByRole('region', { name: 'Keys' });
      await keys.getByText('No key can call it yet').waitFor();
      await keys.getByLabel('Give it to a key').selectOption('port-trial');
      await keys.getByRole('button', { name: 'Give' }).click();
      await keys.getByRole('row').filter({ hasText: 'port-trial' }).getByText('key grants agent').waitFor();
      expect(await barriersOn(page)).toEqual([]);
      expect((await pages.world.demo.say(keyOf('port-trial'), 'busy', 'hello')).status).toBe(200);
      await keys.getByRole('button', { name: 'Take away' }).click();
      await keys.getByText('No key can call it yet').waitFor();
      expect((await pages.world.demo.say(keyOf('port-trial'), 'busy', 'hello')).status).toBe(404);
    });

    it('show what of their card has changed', async () => {
      const { page } = await open({ path: '/agents/busy?view=card' });
      busy.version = '2.0.0';
      await page.getByRole('button', { name: 'Fetch it now' }).click();
      const change = page.getByRole('region', { name: /^What changed/ });
      await change.getByText('+ "2.0.0"').first().waitFor();
      await change.getByText('− "1.0.0"').first().waitFor();
    });

    it('tell what they cost, to the cent of the report', async () => {
      const { page } = await open({ path: '/agents/freight-desk?view=cost' });
      const figure = page.locator('.figure').filter({ hasText: 'Own' }).locator('strong');
      const today = new Date().toISOString().slice(0, 10);
      const { results } = await gateway().manage<{ results: { metrics: { spend: number } }[] }>(
        'GET',
        `/agent/daily/activity?start_date=${today}&end_date=${today}&agent_ids=freight-desk`,
      );
      await figure.getByText(`$${results[0]?.metrics.spend}`, { exact: true }).waitFor();
      await page.getByRole('region', { name: 'By key' }).getByText('tms-prod').waitFor();
      expect(await barriersOn(page)).toEqual([]);
    });
  });

  describe('the playground', () => {
    it('sends a file and data, shows what comes back, and asks the same again from its call, but for the bytes that were not kept', async () => {
      const { page } = await open({ path: '/playground?agent=busy' });
      await page.getByLabel('Files', { exact: true }).setInputFiles(NOTE);
      await page.getByRole('button', { name: 'Attach data' }).click();
      await page.getByLabel('Data, as JSON').fill('{"pallets":3}');
      await page.getByLabel('Message').fill('Copy this');
      await page.keyboard.press('Enter');
      const copy = page.getByRole('region', { name: 'Artifacts' }).getByRole('link', { name: 'copy of note.txt' });
      expect(await copy.getAttribute('href')).toBe(
        `data:text/plain;base64,${Buffer.from('three pallets').toString('base64')}`,
      );
      const answer = page.getByRole('article', { name: 'Agent' });
      await answer.getByText('completed').waitFor();
      await answer.getByRole('link', { name: 'Its call' }).click();
      await page.locator('.list tbody a').first().click();
      await page.getByRole('link', { name: 'Replay' }).click();
      await page.getByText('note.txt was sent then').waitFor();
      await dropFile(page, NOTE);
      await page.getByText('note.txt was sent then').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Leave out note.txt' }).waitFor();
      await expect.poll(() => page.getByLabel('Message').inputValue()).toBe('Copy this');
      await page.getByRole('button', { name: 'Send', exact: true }).last().click();
      await page.getByText('{"pallets":3}').waitFor();
      await copy.waitFor();
    });

    it('puts a new version of an artifact in the place of the old one, and begins with what the card suggests', async () => {
      const { page } = await open({ path: '/playground?agent=busy' });
      await page.getByRole('button', { name: 'Copy this, please' }).click();
      const artifacts = page.getByRole('region', { name: 'Artifacts' });
      await artifacts.getByText('second draft').waitFor();
      await artifacts.getByText('first draft').waitFor({ state: 'detached' });
    });

    it('shows why an agent gave no answer, with the id of the call, which leads to its record', async () => {
      const view = await open({ path: '/playground?agent=berth-planner' });
      view.expectStatus(502);
      const { page } = view;
      await page.getByLabel('Message').fill('Move a berth slot');
      await page.keyboard.press('Enter');
      const answer = page.getByRole('article', { name: 'Agent' });
      const failure = (await answer.getByRole('alert').textContent()) ?? '';
      expect(failure).not.toBe('');
      await answer.getByText(/^call/).waitFor();
      expect(await barriersOn(page)).toEqual([]);
      await answer.getByRole('link', { name: 'Its call' }).click();
      const rows = page.locator('.list tbody a.row');
      await rows.filter({ hasText: 'berth-planner' }).click();
      const drawer = page.getByRole('complementary', { name: 'Call of berth-planner' });
      await drawer.getByText('UPSTREAM_UNREACHABLE').first().waitFor();
      expect([await rows.count(), failure]).toEqual([1, (await gateway().lastCall('berth-planner'))['error_message']]);
    });

    it('stops listening to a task, listens again, and cancels it', async () => {
      const { page } = await open({ path: '/playground?agent=busy' });
      await page.getByLabel('Message').fill('wait');
      await page.keyboard.press('Enter');
      const answer = page.getByRole('article', { name: 'Agent' });
      await answer.getByText('working', { exact: true }).waitFor();
      await answer.getByRole('button', { name: 'Stop listening' }).click();
      await answer.getByRole('button', { name: 'Listen again' }).click();
      const frames = page.getByRole('region', { name: 'Frames' });
      await frames.getByRole('button', { name: /SubscribeToTask/ }).waitFor();
      await answer.getByRole('button', { name: 'Stop listening' }).waitFor();
      await answer.getByRole('button', { name: 'Cancel task' }).click();
      await answer.getByText('canceled', { exact: true }).waitFor();
      await answer.getByRole('button', { name: 'Cancel task' }).waitFor({ state: 'detached' });
    });

    it('speaks the words of OpenAI and of A2A 0.3 as whoever is signed in, and as a key without its secret, which is written down', async () => {
      const view = await open({ path: '/playground?agent=busy' });
      view.expectStatus(404);
      const { page } = view;
      await page.getByRole('button', { name: 'OpenAI' }).click();
      await page.getByLabel('Message').fill('Hello');
      await page.keyboard.press('Enter');
      await page.getByRole('article', { name: 'Agent' }).getByText('second draft').first().waitFor();
      await page.getByRole('button', { name: 'A2A 0.3' }).click();
      await page.getByLabel('Message').fill('Hello');
      await page.keyboard.press('Enter');
      await page.getByRole('article', { name: 'Agent' }).getByText('completed').waitFor();
      const frames = page.getByRole('region', { name: 'Frames' });
      await frames.getByRole('button', { name: /message\/stream/ }).waitFor();
      await frames.getByRole('button', { name: /status-update/ }).waitFor();
      await page.getByRole('button', { name: 'A2A 1.0' }).click();
      await page.getByLabel('Act as').selectOption('care-console');
      await page.getByLabel('Message').fill('May I?');
      await page.keyboard.press('Enter');
      const refusal = page.locator('.failed');
      await refusal.getByText('There is no agent "busy" that this key may reach').waitFor();
      await refusal.getByText(/^call/).waitFor();
      const { key_id } = await gateway()
        .manage<{ keys: { key_id: string }[] }>('GET', '/key/list?return_full_object=true&key_alias=care-console')
        .then(({ keys }) => keys[0] ?? { key_id: '' });
      const { entries } = await gateway().manage<{ entries: object[] }>('GET', '/v1/audit?action=key.act_as');
      expect(entries).toMatchObject([{ actor: { kind: 'admin' }, target: key_id, outcome: 'done' }]);
      await refusal.getByRole('link', { name: 'Who may call busy' }).click();
      await page.getByRole('region', { name: 'Keys' }).waitFor();
    });
  });

  const agent = (name: string) =>
    gateway().manage<{ rpm_limit: number; static_headers: object }>('GET', `/v1/agents/${name}`);
});
