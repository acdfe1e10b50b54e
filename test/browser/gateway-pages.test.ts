import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { startPushReceiver } from '../support/push-receiver.ts';
import { describePages, type Pages } from './describe-pages.ts';
import { readAnswers } from './read-answers.ts';
import { SETTINGS_FILE, settingsPages } from './settings-pages.ts';
import { barriersOn, copiedOn, startWorld } from './world.ts';

const PUBLIC = ['freight-desk', 'rate-finder', 'customs-clerk', 'port-watch'];
const inShell = promisify(execFile);
/** What only those who run the gateway may see of it. */
const ADMINS_DATA = ['berth-planner', 'helpdesk', 'upstream', 'litellm_params', 'cost_per_query', 'sk-'];

describePages('the pages about the gateway', 0, definePages, () => startWorld({ file: SETTINGS_FILE }));

function definePages(pages: Pages): void {
  const { open } = pages;

  describe('the hub', () => {
    pages.furnish(({ demo }) => demo.gateway.manage('POST', '/v1/agents/make_public', { agent_ids: PUBLIC }));

    it('shows visitors the public agents, found by words and by skill, and nothing that is not public', async () => {
      const { page } = await open({ path: '/sign-in', signedIn: false });
      const answers = await readAnswers(page);
      await page.goto(`${pages.world.demo.gateway.url}/ui/hub`);
      const cells = page.getByRole('region', { name: 'Agents' }).getByRole('link');
      await cells.filter({ hasText: 'port-watch' }).waitFor();
      expect(await page.getByRole('link', { name: 'Admin' }).count()).toBe(0);
      expect(await page.getByText('berth-planner').count()).toBe(0);
      await page.getByLabel('Search agents').fill('duty papers');
      await expect.poll(() => cells.count()).toBe(1);
      await page.getByLabel('Search agents').fill('');
      await expect.poll(() => cells.count()).toBe(4);
      await page.getByRole('checkbox', { name: 'carriers' }).check();
      await page.waitForURL('**tag=carriers**');
      await expect.poll(() => cells.count()).toBe(1);
      await page.getByRole('checkbox', { name: 'stream' }).check();
      await page.getByLabel('Search agents').fill('nothing of the kind');
      await page.getByRole('button', { name: 'Show all' }).click();
      await expect.poll(() => cells.count()).toBe(4);
      // Opened, too, an agent tells nothing but its card.
      await cells.filter({ hasText: 'port-watch' }).click();
      await page.getByRole('complementary', { name: 'port-watch' }).waitFor();
      expect(answers.map(({ path }) => path)).toContain('/public/agent_hub');
      for (const hidden of ADMINS_DATA)
        expect(answers.filter(({ body }) => body.includes(hidden)).map(({ path }) => `${hidden}: ${path}`)).toEqual([]);
    });

    it('says how an agent is called, with a recipe that works once there is a key', async () => {
      const { page } = await open({ path: '/hub?agent=customs-clerk', signedIn: false });
      const panel = page.getByRole('complementary', { name: 'customs-clerk' });
      await panel.getByText('duty.lookup').waitFor();
      await panel.getByRole('button', { name: 'Copy', exact: true }).click();
      await expect.poll(() => copiedOn(page)).toContain('curl');
      // As it was copied, in a shell that has a key.
      const env = { ...process.env, SWITCHBOARD_KEY: pages.world.demo.keys['customs-portal'] };
      const { stdout } = await inShell('sh', ['-c', await copiedOn(page)], { env });
      expect(stdout).toContain('declaration of origin');
      await panel.getByRole('button', { name: 'OpenAI' }).click();
      await panel.getByText('model: "a2a/customs-clerk"').waitFor();
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
    });

    it('lets a colleague ask for an agent and, once that is granted, fetch a key that calls it', async () => {
      const { gateway } = pages.world.demo;
      await gateway.manage('PATCH', '/v1/hub/terms', { title: 'Fernholt Freight', internal_agents: ['berth-planner'] });
      const { key } = await gateway.manage<{ key: string }>('POST', '/key/generate', { user_id: 'elin.dahl' });
      const colleague = await open({ path: '/sign-in?to=/hub', signedIn: false });
      const { page } = colleague;
      await page.getByLabel('Admin key').fill(key);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('Fernholt Freight').waitFor();
      await page.getByRole('link', { name: /berth-planner.*for colleagues/s }).click();
      const panel = page.getByRole('complementary', { name: 'berth-planner' });
      await panel.getByRole('button', { name: 'Ask for access' }).click();
      await page.getByLabel('What for').fill('Slots for Friday.');
      await page.getByRole('button', { name: 'Ask', exact: true }).click();
      await panel.getByText('waits for an answer').waitFor();
      expect(await barriersOn(page)).toEqual([]);

      const { page: admins } = await open({ path: '/overview' });
      await admins
        .getByRole('listitem')
        .filter({ hasText: 'elin.dahl asks for berth-planner' })
        .getByText('Answer')
        .click();
      await admins.getByRole('button', { name: 'Grant' }).click();
      await admins.getByLabel('A word with it').fill('Mind the tides.');
      expect(await barriersOn(admins)).toEqual([]);
      await admins.getByRole('dialog').getByRole('button', { name: 'Grant' }).click();
      await admins.getByText('by admin').waitFor();

      await page.reload();
      await panel.getByText('Mind the tides.').waitFor();
      await panel.getByRole('button', { name: 'Get your key' }).click();
      const secret = (await page.getByRole('dialog').locator('.secret').textContent()) ?? '';
      await page.getByLabel('I saved it').check();
      await page.getByRole('button', { name: 'Done' }).click();
      await panel.getByRole('link', { name: /berth-planner for elin.dahl/ }).waitFor();
      await pages.world.demo.say(secret.trim(), 'berth-planner', 'Move a berth slot');
      const { user_id, outcome, decision } = await gateway.lastCall('berth-planner');
      expect([user_id, outcome, decision]).toEqual(['elin.dahl', 'ok', 'key grants agent']);
    });

    it('is filled by administrators from itself, and emptied from the page of an agent', async () => {
      const { page } = await open({ path: '/agents' });
      await page.goto(`${pages.world.demo.gateway.url}/ui/hub`);
      await page.getByRole('button', { name: 'Choose what is public' }).click();
      await page.getByLabel('Who sees helpdesk').selectOption('everybody');
      await page.getByText('helpdesk is shown to everybody').waitFor();
      await page.getByRole('button', { name: 'Done' }).click();
      await page.getByRole('link', { name: /helpdesk/ }).click();
      const panel = page.getByRole('complementary', { name: 'helpdesk' });
      await panel.getByRole('link', { name: 'Its page' }).click();
      await page.getByRole('main').getByRole('link', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Take it off the hub' }).click();
      await page.getByRole('button', { name: 'Show it on the hub' }).waitFor();
      const cards = await fetch(`${pages.world.demo.gateway.url}/public/agent_hub`);
      expect(await cards.text()).not.toContain('helpdesk');
    });
  });

  describe('settings', () => settingsPages(pages));

  describe('tasks', () => {
    const keyOf = (alias: string) => pages.world.demo.keys[alias] ?? '';

    it('are listed with state and owner, narrowed by either, and opened with what was said', async () => {
      await pages.world.demo.say(keyOf('tms-prod'), 'freight-desk', 'book Halden Line for Friday');
      await pages.world.demo.say(keyOf('care-console'), 'port-watch', 'Arrivals at Immingham');
      const { page } = await open({ path: '/tasks' });
      const rows = page.locator('.list tbody tr');
      await rows.filter({ hasText: 'port-watch' }).first().waitFor();
      await page.getByLabel('State').selectOption('input-required');
      await rows.filter({ hasText: 'port-watch' }).first().waitFor({ state: 'detached' });
      await rows.filter({ hasText: 'freight-desk' }).getByRole('button', { name: 'tms-prod' }).click();
      await page.getByRole('button', { name: /Lift the filter: Owner is key:/ }).waitFor();
      await rows.getByRole('link', { name: 'freight-desk' }).first().click();
      const drawer = page.getByRole('complementary', { name: /^Task / });
      await drawer.getByText('Which day, and for how many?').first().waitFor();
      await drawer.getByText('book Halden Line for Friday').first().waitFor();
      await drawer.getByText('Last event', { exact: true }).waitFor();
      await drawer.getByRole('link', { name: 'Its trace' }).waitFor();
      expect(await barriersOn(page)).toEqual([]);
      const row = rows.getByRole('link', { name: 'freight-desk' }).first();
      await row.focus();
      await page.keyboard.press('i');
      await expect.poll(() => drawer.locator(':focus').count()).toBe(1);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      expect(await row.evaluate((link) => link.matches(':focus'))).toBe(true);
      const { entries } = await pages.world.demo.gateway.manage<{ entries: object[] }>(
        'GET',
        '/v1/audit?action=task.read_content',
      );
      expect(entries).not.toEqual([]);
    });

    it('come to the list as they change, are followed as their owner would, and canceled by who is asked first', async () => {
      await pages.world.demo.say(keyOf('tms-prod'), 'freight-desk', 'book a slot');
      const { page } = await open({ path: '/tasks?agent=freight-desk&state=input-required' });
      const tasks = page.locator('.list tbody a');
      await tasks.first().waitFor();
      const before = await tasks.count();
      await pages.world.demo.say(keyOf('tms-prod'), 'freight-desk', 'book another slot');
      await tasks.nth(before).waitFor();
      await page
        .getByText(/input required for \d+ s/)
        .first()
        .waitFor();
      await tasks.first().click();
      const drawer = page.getByRole('complementary', { name: /^Task / });
      await drawer.getByRole('button', { name: 'Follow' }).click();
      await drawer.getByRole('heading', { name: 'What it tells now' }).waitFor();
      await drawer.locator('.frames li').first().waitFor();
      await drawer.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel the task' }).click();
      await page.getByText('The task is canceled').waitFor();
      await drawer.getByText('canceled', { exact: true }).waitFor();
      await drawer.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' });
    });

    it('tell who was told about them: what was given up says why, and is tried again by hand', async () => {
      const { gateway } = pages.world.demo;
      const receiver = await startPushReceiver();
      try {
        receiver.answer(410);
        await gateway.manage('PATCH', '/v1/agents/letter-writer', { push_notifications: 'relay' });
        await tellAbout(gateway.url, keyOf('erp-batch'), 'letter-writer', receiver.url);
        const { page } = await open({ path: '/tasks?view=deliveries&delivery=dead' });
        const row = page.locator('.list tbody tr').filter({ hasText: 'given up: answered 410' }).first();
        await row.getByRole('link', { name: 'letter-writer' }).click();
        const drawer = page.getByRole('complementary', { name: /^Task / });
        await drawer.getByText('1 receiver').waitFor();
        expect(await barriersOn(page)).toEqual([]);
        receiver.answer(200);
        await drawer.getByRole('button', { name: 'Try again' }).last().click();
        await page.getByText('It is tried again').waitFor();
        await drawer.getByText('delivered', { exact: true }).first().waitFor();
        expect(receiver.taken.length).toBeGreaterThan(0);
      } finally {
        await receiver.close();
      }
    });
  });
}

/** Says something to an agent, and where to tell of what comes of it. */
async function tellAbout(gatewayUrl: string, key: string, agent: string, url: string): Promise<void> {
  const message = { messageId: crypto.randomUUID(), role: 'ROLE_USER', parts: [{ text: 'A letter, please' }] };
  const params = { message, configuration: { taskPushNotificationConfig: { url } } };
  const response = await fetch(`${gatewayUrl}/a2a/${agent}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'a2a-version': '1.0' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'SendMessage', params }),
  });
  expect(await response.text()).toContain('TASK_STATE_COMPLETED');
}
