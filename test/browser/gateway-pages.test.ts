import { beforeAll, describe, expect, it } from 'vitest';
import { describePages } from './describe-pages.ts';

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
      await page.getByRole('link', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Take it off the hub' }).click();
      await page.getByRole('button', { name: 'Show it on the hub' }).waitFor();
      const cards = await fetch(`${pages.world.demo.gateway.url}/public/agent_hub`);
      expect(await cards.text()).not.toContain('helpdesk');
    });
  });
});
