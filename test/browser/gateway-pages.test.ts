import { beforeAll, describe, expect, it } from 'vitest';
import { startPushReceiver } from '../support/push-receiver.ts';
import { describePages } from './describe-pages.ts';
import { barriersOn } from './world.ts';

const PUBLIC = ['freight-desk', 'rate-finder', 'customs-clerk', 'port-watch'];
/** What only those who run the gateway may see of it. */
const ADMINS_DATA = ['berth-planner', 'helpdesk', 'upstream', 'litellm_params', 'cost_per_query', 'sk-'];

describePages('the pages about the gateway', 0, (pages) => {
  const { open } = pages;

  describe('the hub', () => {
    beforeAll(() => pages.world.demo.gateway.manage('POST', '/v1/agents/make_public', { agent_ids: PUBLIC }));

    it('shows visitors the public agents, found by words and by skill, and nothing that is not public', async () => {
      const { page } = await open({ path: '/sign-in', signedIn: false });
      const bodies: string[] = [];
      page.on('response', async (response) => {
        if (response.url().includes('/public/')) bodies.push(await response.text());
      });
      await page.goto(`${pages.world.demo.gateway.url}/ui/hub`);
      const cells = page.getByRole('region', { name: 'Agents' }).getByRole('link');
      await cells.filter({ hasText: 'port-watch' }).waitFor();
      expect(await page.getByRole('link', { name: 'Admin' }).count()).toBe(0);
      expect(await page.getByText('berth-planner').count()).toBe(0);
      await page.getByLabel('Search agents').fill('duty papers');
      await expect.poll(() => cells.count()).toBe(1);
      await page.getByLabel('Search agents').fill('');
      await page.getByRole('checkbox', { name: 'carriers' }).check();
      await expect.poll(() => cells.count()).toBe(1);
      expect(page.url()).toContain('tag=carriers');
      await page.getByRole('checkbox', { name: 'stream' }).check();
      await page.getByLabel('Search agents').fill('nothing of the kind');
      await page.getByRole('button', { name: 'Show all' }).click();
      await expect.poll(() => cells.count()).toBe(4);
      expect(bodies).not.toEqual([]);
      for (const hidden of ADMINS_DATA) expect(bodies.join('\n')).not.toContain(hidden);
    });

    it('says how an agent is called, with a recipe that works once there is a key', async () => {
      const { page } = await open({ path: '/hub?agent=customs-clerk', signedIn: false });
      const panel = page.getByRole('complementary', { name: 'customs-clerk' });
      await panel.getByText('duty.lookup').waitFor();
      await panel.getByRole('button', { name: 'Copy', exact: true }).click();
      const recipe = await page.evaluate<string>('navigator.clipboard.readText()');
      const [, url = ''] = /curl (\S+)/.exec(recipe) ?? [];
      const headers = Object.fromEntries(
        [...recipe.matchAll(/-H "([^:]+): ([^"]+)"/g)].map(([, name, value]) => [name, value]),
      );
      const [, body = ''] = /-d '([\s\S]+)'$/.exec(recipe) ?? [];
      const key = pages.world.demo.keys['customs-portal'] ?? '';
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, Authorization: `Bearer ${key}` },
        body,
      });
      expect(await response.text()).toContain('declaration of origin');
      await panel.getByRole('button', { name: 'OpenAI' }).click();
      await panel.getByText('model: "a2a/customs-clerk"').waitFor();
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
    });

    it('is filled by administrators from itself, and emptied from the page of an agent', async () => {
      const { page } = await open({ path: '/agents' });
      await page.goto(`${pages.world.demo.gateway.url}/ui/hub`);
      await page.getByRole('button', { name: 'Choose what is public' }).click();
      await page.getByRole('checkbox', { name: /helpdesk/ }).click();
      await page.getByText('helpdesk is on the hub').waitFor();
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

  describe('settings', () => {
    it('tell version and database, and lead to the audit log', async () => {
      const { page } = await open({ path: '/settings' });
      await page.getByText('embedded (SQLite), connected').waitFor();
      await page.getByText('calls and pages').waitFor();
      await page.getByText('Langfuse and collectors of OpenTelemetry').waitFor();
      await page.getByRole('main').getByRole('link', { name: 'Audit log' }).click();
      await page.getByRole('heading', { name: 'Audit' }).waitFor();
    });
  });

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
      await drawer.getByRole('link', { name: 'trace' }).waitFor();
      expect(await barriersOn(page)).toEqual([]);
      const { entries } = await pages.world.demo.gateway.manage<{ entries: object[] }>(
        'GET',
        '/v1/audit?action=task.read_content',
      );
      expect(entries).not.toEqual([]);
    });

    it('are canceled by administrators, who are asked first', async () => {
      await pages.world.demo.say(keyOf('tms-prod'), 'freight-desk', 'book a slot');
      const { page } = await open({ path: '/tasks?agent=freight-desk&state=input-required' });
      await page.locator('.list tbody a').first().click();
      const drawer = page.getByRole('complementary', { name: /^Task / });
      await drawer.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel the task' }).click();
      await page.getByText('The task is canceled').waitFor();
      await drawer.getByText('canceled', { exact: true }).waitFor();
      expect(await drawer.getByRole('button', { name: 'Cancel' }).count()).toBe(0);
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
});

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
