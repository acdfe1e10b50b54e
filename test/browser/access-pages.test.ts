import { describe, expect, it } from 'vitest';
import { describePages } from './describe-pages.ts';
import { barriersOn, type World } from './world.ts';

describePages('the pages about who may do what', 0, (pages) => {
  const { open } = pages;

  describe('audit', () => {
    it('tells who changed what, before and after', async () => {
      await pages.world.demo.gateway.manage('POST', '/team/update', { team_id: 'forwarding', rpm_limit: 90417 });
      const { page } = await open({ path: '/audit' });
      const row = page.getByRole('row').filter({ hasText: 'team.update' }).first();
      await row.getByRole('link').click();
      const drawer = page.getByRole('complementary');
      await drawer.getByRole('heading', { name: 'team.update' }).waitFor();
      await drawer.getByRole('region', { name: 'After' }).getByText('90417').waitFor();
      expect(await drawer.getByRole('region', { name: 'Before' }).getByText('90417').count()).toBe(0);
      expect(page.url()).toContain('entry=');
      expect(await barriersOn(page)).toEqual([]);
    });

    it('is narrowed by what was done, which a chip lifts, and by the outcome', async () => {
      const { page } = await open({ path: '/audit' });
      const acts = page.locator('tbody tr td:nth-child(3)');
      await acts.getByText('key.create').first().click();
      await page.waitForURL('**/ui/audit?action=key.create');
      await expect.poll(async () => new Set(await acts.allInnerTexts())).toEqual(new Set(['key.create']));
      await page.getByRole('button', { name: 'action is key.create' }).click();
      await acts.getByText('agent.create').first().waitFor();
      await page.getByLabel('Outcome').selectOption('failed');
      await page.getByText('Nothing was changed in this time range').waitFor();
      await page.getByLabel('Outcome').selectOption('denied');
      await acts.getByText('readSession').first().waitFor();
    });

    it('is proven to be whole', async () => {
      const { page } = await open({ path: '/audit' });
      await page.getByRole('button', { name: 'Prove the log' }).click();
      await page.getByText('the chain is whole').waitFor();
    });
  });

  describe('calls', () => {
    it('that a limit refuses are told to be allowed, refused all the same, and free', async () => {
      const { demo } = pages.world;
      const { key } = await demo.gateway.manage<{ key: string }>('POST', '/key/generate', {
        key_alias: 'once-a-minute',
        rpm_limit: 1,
        object_permission: { agents: ['helpdesk'] },
      });
      expect((await demo.say(key, 'helpdesk', 'hello')).status).toBe(200);
      expect((await demo.say(key, 'helpdesk', 'hello')).status).toBe(429);
      const { page } = await open({ path: '/calls?key_alias=once-a-minute&outcome=refused' });
      await page.getByRole('link', { name: 'helpdesk' }).click();
      const drawer = page.getByRole('complementary', { name: 'Call of helpdesk' });
      await drawer.getByText('Allowed because key grants agent').waitFor();
      await drawer.getByText(/^Refused all the same: /).waitFor();
      await drawer.getByText('$0: what is refused costs nothing').waitFor();
      expect(await drawer.getByText('unpriced').count()).toBe(0);
    });
  });

  describe('teams', () => {
    it('are made with agents and limits, and given members', async () => {
      await pages.world.demo.gateway.manage('POST', '/user/new', { user_id: 'mira', auto_create_key: false });
      const { page } = await open({ path: '/teams' });
      await page.getByRole('button', { name: 'New team' }).click();
      await page.getByLabel('Name', { exact: true }).fill('Berths');
      await page.getByLabel('berth-planner').check();
      await page.getByLabel('Budget, dollars').fill('40');
      await page.getByLabel('The budget is for').selectOption('a month');
      await page.getByLabel('Calls a minute').fill('120');
      await page.getByRole('button', { name: 'Make the team' }).click();
      const drawer = page.getByRole('complementary', { name: 'Team Berths' });
      await drawer.getByRole('link', { name: 'berth-planner' }).waitFor();
      await drawer.getByText('120 calls a minute').waitFor();
      await drawer.getByLabel('Add a user, by id').fill('mira');
      await drawer.getByRole('button', { name: 'Add' }).click();
      await drawer.getByLabel('Role of mira').selectOption('admin');
      await expect
        .poll(async () => (await teamOf(pages.world, 'Berths'))?.members_with_roles)
        .toEqual([{ user_id: 'mira', role: 'admin' }]);
      expect(await teamOf(pages.world, 'Berths')).toMatchObject({
        object_permission: { agents: ['berth-planner'] },
        rpm_limit: 120,
        max_budget: 40,
        budget_duration: '1mo',
      });
      expect(await barriersOn(page)).toEqual([]);
      await drawer.getByRole('button', { name: /Take mira out/ }).click();
      await drawer.getByText('Nobody yet.').waitFor();
    });

    it('are changed in what is changed alone', async () => {
      const fields = {
        rpm_limit: 7,
        tpm_limit: 900,
        object_permission: { agents: ['helpdesk'], agent_access_groups: ['x'] },
      };
      await pages.world.demo.gateway.manage('POST', '/team/new', { team_id: 'kept', team_alias: 'Kept', ...fields });
      const { page } = await open({ path: '/teams?team=kept' });
      await page.getByRole('button', { name: 'Edit' }).click();
      await page.getByLabel('port-watch').check();
      await page.getByLabel('Calls a minute').fill('');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('complementary').getByRole('link', { name: 'port-watch' }).waitFor();
      expect(await teamOf(pages.world, 'Kept')).toMatchObject({
        rpm_limit: null,
        tpm_limit: 900,
        object_permission: { agents: ['helpdesk', 'port-watch'], agent_access_groups: ['x'] },
      });
    });

    it('are deleted by their name alone', async () => {
      await pages.world.demo.gateway.manage('POST', '/team/new', { team_id: 'gone', team_alias: 'Short-lived' });
      const { page } = await open({ path: '/teams?team=gone' });
      await page.getByRole('button', { name: 'Delete' }).click();
      const confirm = page.getByRole('dialog').getByRole('button', { name: 'Delete' });
      expect(await confirm.isDisabled()).toBe(true);
      await page.getByLabel('Type Short-lived to confirm').fill('Short-lived');
      await confirm.click();
      await page.getByText('Deleted Short-lived').waitFor();
      expect(await teamOf(pages.world, 'Short-lived')).toBeUndefined();
    });
  });

  describe('users', () => {
    it('are made with a role, and their e-mail is nobody else’s', async () => {
      const view = await open({ path: '/users' });
      view.expectStatus(400);
      const { page } = view;
      const make = async (id: string) => {
        await page.getByRole('button', { name: 'New user' }).click();
        await page.getByLabel('Id', { exact: true }).fill(id);
        await page.getByLabel('E-mail', { exact: true }).fill('ada@fernholt.example');
        await page.getByLabel('Role', { exact: true }).selectOption('viewer');
        await page.getByRole('button', { name: 'Make the user' }).click();
      };
      await make('ada');
      const drawer = page.getByRole('complementary', { name: 'User ada' });
      await drawer.getByText('viewer').waitFor();
      expect(await barriersOn(page)).toEqual([]);
      await drawer.getByRole('button', { name: 'Close' }).click();
      await make('second-ada');
      await page
        .getByRole('dialog')
        .getByText(/e-?mail/i)
        .nth(1)
        .waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
    });

    it('are walked by keys from the one that is open', async () => {
      const { page } = await open({ path: '/users' });
      const rows = page.locator('.list tbody tr');
      await rows.nth(2).locator('td').nth(1).click();
      await page.getByRole('complementary').waitFor();
      await page.keyboard.press('j');
      await rows.nth(3).locator('a:focus').waitFor();
    });

    it('that are blocked are refused with all their keys', async () => {
      const { gateway } = pages.world.demo;
      await gateway.manage('POST', '/user/new', { user_id: 'late', auto_create_key: false });
      const { key } = await gateway.manage<{ key: string }>('POST', '/key/generate', {
        user_id: 'late',
        key_alias: 'late-key',
        object_permission: { agents: ['helpdesk'] },
      });
      expect((await pages.world.demo.say(key, 'helpdesk', 'hello')).status).toBe(200);
      const { page } = await open({ path: '/users?find=late' });
      await page.getByRole('link', { name: 'late' }).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('complementary').getByRole('link', { name: 'late-key' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('complementary').waitFor({ state: 'detached' });
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Block' }).click();
      await page.getByRole('button', { name: 'Unblock' }).waitFor();
      expect((await pages.world.demo.say(key, 'helpdesk', 'hello')).status).toBe(401);
    });
  });
});

interface Team {
  team_alias: string;
  members_with_roles: object[];
}

async function teamOf({ demo }: World, alias: string): Promise<Team | undefined> {
  const teams = await demo.gateway.manage<Team[]>('GET', '/team/list');
  return teams.find(({ team_alias }) => team_alias === alias);
}
