import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse } from './browser.ts';
import { barriersOn, startWorld, type View, type World } from './world.ts';

describe.skipIf(!canBrowse())('the pages about who may do what', () => {
  let world: World;
  const views: View[] = [];
  const open = async (...options: Parameters<World['open']>) => {
    const view = await world.open(...options);
    views.push(view);
    return view;
  };

  beforeAll(async () => {
    world = await startWorld();
  });
  afterEach(async () => {
    for (const view of views.splice(0)) {
      view.quiet();
      await view.close();
    }
  });
  afterAll(() => world?.close());

  describe('audit', () => {
    it('tells who changed what, before and after', async () => {
      await world.demo.gateway.manage('POST', '/team/update', { team_id: 'forwarding', rpm_limit: 90 });
      const { page } = await open({ path: '/audit' });
      const row = page.getByRole('row').filter({ hasText: 'team.update' }).first();
      await row.getByRole('link').click();
      const drawer = page.getByRole('complementary');
      await drawer.getByRole('heading', { name: 'team.update' }).waitFor();
      await drawer.getByRole('region', { name: 'After' }).getByText('90').waitFor();
      expect(await drawer.getByRole('region', { name: 'Before' }).getByText('90').count()).toBe(0);
      expect(page.url()).toContain('entry=');
      expect(await barriersOn(page)).toEqual([]);
    });

    it('is narrowed by what was done, which a chip lifts, and by the outcome', async () => {
      const { page } = await open({ path: '/audit' });
      const acts = page.locator('tbody tr td:nth-child(3)');
      await acts.getByText('key.create').first().click();
      await page.waitForURL('**/ui/audit?action=key.create');
      await acts.getByText('agent.create').first().waitFor({ state: 'detached' });
      expect(new Set(await acts.allInnerTexts())).toEqual(new Set(['key.create']));
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
});
