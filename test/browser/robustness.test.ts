import type { Locator, Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { barriersOn } from './barriers.ts';
import { describePages, type Pages } from './describe-pages.ts';
import { ENDLESS, HOSTILE, startHostileAgent } from './hostile-agent.ts';
import { layoutShiftOf, overflowOf } from './layout.ts';
import { type ReverseProxy, startReverseProxy } from './reverse-proxy.ts';
import { enterKey } from './sign-in.ts';
import { startWorld } from './world.ts';

let proxy: ReverseProxy;

const LONGEST_NAME = 256;
const LIGHT = 'rgb(246, 246, 243)';
const BACKGROUND = 'getComputedStyle(document.documentElement).backgroundColor';

/** Everything here goes by the path of another host, and fails where anything is asked for beside it. */
async function startBehindProxy() {
  proxy = await startReverseProxy();
  const world = await startWorld({ url: proxy.url });
  proxy.target = world.demo.gateway.url;
  const close = async () => {
    await world.close();
    await proxy.close();
  };
  return { ...world, close };
}

describePages('the admin UI under a path of another host', 1, define, startBehindProxy);

function define(pages: Pages): void {
  const { open } = pages;

  it('loads, links and calls below that path alone, and hears of calls as they are made', async () => {
    const { page } = await open({ path: '/calls' });
    await page.getByRole('button', { name: 'Live', pressed: true }).waitFor();
    const rows = page.locator('.list tbody').getByText('helpdesk');
    await rows.first().waitFor();
    const before = await rows.count();
    await pages.world.demo.say(pages.world.demo.keys['care-console'] ?? '', 'helpdesk', 'live?');
    await expect.poll(() => rows.count()).toBeGreaterThan(before);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Keys' }).click();
    await page.getByRole('link', { name: 'tms-prod' }).waitFor();
    expect(page.url()).toBe(`${proxy.url}/ui/keys`);
    await expect.poll(() => page.evaluate<boolean>(`document.fonts.check('13px "IBM Plex Sans"')`)).toBe(true);
  });

  it('says that the gateway is away, keeps what is being written, and goes on when it is back', async () => {
    const view = await open({ path: '/keys' });
    const { page } = view;
    view.expectStatus(0);
    await page.getByRole('link', { name: 'tms-prod' }).waitFor();
    await page.getByRole('button', { name: 'New key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Alias', { exact: true }).fill('written-before');
    await dialog.getByLabel('helpdesk').check();
    proxy.isCut = true;
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    await dialog.getByText('The gateway gives no answer').waitFor();
    const banner = page.getByText('The gateway does not answer.');
    await banner.waitFor();
    proxy.isCut = false;
    await banner.waitFor({ state: 'detached' });
    expect(await dialog.getByLabel('Alias', { exact: true }).inputValue()).toBe('written-before');
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    await dialog.locator('.secret').waitFor();
  });

  it('shows a page that could not be asked for as soon as the gateway is back', async () => {
    const view = await open({ path: '/keys' });
    const { page } = view;
    view.expectStatus(0);
    await page.getByRole('link', { name: 'tms-prod' }).waitFor();
    proxy.isCut = true;
    const isFoundAway = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/health/liveliness'));
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Teams' }).click();
    await page.getByRole('alert').first().waitFor();
    await isFoundAway;
    proxy.isCut = false;
    await page.getByRole('link', { name: 'Forwarding' }).waitFor();
  });

  it('leads from a session that has ended to the sign-in, and back to the same address', async () => {
    const { page } = await open({ signedIn: false, path: '/calls?agent=freight-desk' });
    await enterKey(page, pages.world.demo.gateway.adminKey);
    await page.locator('.list tbody a').first().click();
    await page.waitForURL('**call=*');
    const address = page.url();
    await page.context().clearCookies();
    await page.reload();
    await enterKey(page, pages.world.demo.gateway.adminKey);
    await expect.poll(() => page.url()).toBe(address);
    await page.getByRole('complementary', { name: 'Call of freight-desk' }).waitFor();
  });

  it('asks on top of a form who is there when the session ends, and loses nothing of what was written', async () => {
    const { page } = await open({ signedIn: false, path: '/keys' });
    await enterKey(page, pages.world.demo.gateway.adminKey);
    await page.getByRole('link', { name: 'tms-prod' }).waitFor();
    await page.getByRole('button', { name: 'New key' }).click();
    const form = page.getByRole('dialog', { name: 'New key' });
    await form.getByLabel('Alias', { exact: true }).fill('written-long');
    await form.getByLabel('helpdesk').check();
    await page.context().clearCookies();
    await form.getByRole('button', { name: 'Make the key' }).click();
    const again = page.getByRole('dialog', { name: 'Your session has ended' });
    await again.waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await again.getByLabel('Admin key').fill('sk-wrong-one');
    await again.getByRole('button', { name: 'Sign in' }).click();
    await again.getByText('This key is not valid').waitFor();
    await again.getByLabel('Admin key').fill(pages.world.demo.gateway.adminKey);
    await page.keyboard.press('Enter');
    await again.waitFor({ state: 'detached' });
    expect(await form.getByLabel('Alias', { exact: true }).inputValue()).toBe('written-long');
    await form.getByRole('button', { name: 'Make the key' }).click();
    await page.locator('.secret').waitFor();
  });

  it('shows the final layout while a slow network answers, and moves nothing when it has', async () => {
    const { page } = await open({ path: '/teams' });
    await page.getByRole('link', { name: 'Forwarding' }).waitFor();
    const letGo = proxy.hold();
    try {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' }).click();
      await page.locator('main .skeleton').first().waitFor();
      expect(await page.getByRole('columnheader').count()).toBeGreaterThan(3);
    } finally {
      letGo();
    }
    await page.getByRole('link', { name: 'jonas.reuter' }).waitFor();
    expect(await layoutShiftOf(page)).toBeLessThan(0.05);
  });

  it('keeps its rail folded and its times in UTC where somebody chose so, with every page still named', async () => {
    const { page } = await open({ path: '/calls' });
    await page.getByRole('button', { name: 'Fold the rail' }).click();
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('menuitem', { name: 'Tell times in UTC' }).click();
    await page.reload();
    await page.locator('.range', { hasText: 'UTC' }).waitFor();
    await page.locator('main time[title$="UTC"]').first().waitFor();
    const unfold = page.getByRole('button', { name: 'Unfold the rail' });
    await unfold.waitFor();
    await expect.poll(async () => (await page.locator('.rail').boundingBox())?.width).toBe(56);
    await page.getByRole('link', { name: 'Usage', exact: true }).waitFor();
    await unfold.click();
    await expect.poll(async () => (await page.locator('.rail').boundingBox())?.width).toBe(216);
  });

  it('is dark from the first paint where dark was chosen', async () => {
    const { page } = await open({ path: '/teams' });
    const background = () => page.evaluate<string>(BACKGROUND);
    await expect.poll(background).toBe(LIGHT);
    await page.getByRole('button', { name: 'Switch theme' }).click();
    await expect.poll(background).not.toBe(LIGHT);
    const dark = await background();
    // No script of the UI itself has run, nor ever will.
    await page.route(/\/assets\/.*\.js$/, () => {});
    await page.reload({ waitUntil: 'commit' });
    await page.locator('#root').waitFor({ state: 'attached' });
    await expect.poll(background).toBe(dark);
  });

  describe('what others wrote', () => {
    it('promise: is shown as text and stays in its place, in names, cards, messages and answers', async () => {
      const agent = await startHostileAgent();
      const { gateway } = pages.world.demo;
      try {
        await gateway.register({ agent_name: 'hostile', url: agent.url });
        await gateway.manage('POST', '/v1/agents/make_public', { agent_ids: ['hostile'] });
        await gateway.manage('POST', '/team/new', { team_id: 'hostile', team_alias: HOSTILE.slice(0, 200) });
        const view = await open({ path: '/playground?agent=hostile' });
        const { page } = view;
        await page.getByLabel('Message').fill(HOSTILE);
        await page.keyboard.press('Enter');
        // Rendered, a picture is where it is, and a link that leads nowhere is its words.
        const answer = page.getByRole('article', { name: 'Agent' });
        await answer.getByRole('link', { name: 'picture: tracker' }).waitFor();
        await answer.getByText('<script>').waitFor();
        await expectHarmless(page);
        await page.getByRole('button', { name: 'Raw' }).click();
        await answer.getByText('![tracker](https://elsewhere.example/pixel.png)').waitFor();
        await page.getByRole('button', { name: 'Rendered' }).click();
        for (const path of [
          '/agents',
          '/agents/hostile?view=card',
          '/teams?team=hostile',
          '/calls',
          '/hub?agent=hostile',
        ]) {
          await page.goto(`${proxy.url}/ui${path}`);
          await page
            .locator('main')
            .getByText(/onerror|hostile/)
            .filter({ visible: true })
            .first()
            .waitFor();
          await expectHarmless(page);
        }
      } finally {
        await agent.close();
      }
    });

    it('promise: is shown as text and stays in its place, in names of keys, teams and users, which have an end', async () => {
      const { gateway } = pages.world.demo;
      const name = `${HOSTILE} `.padEnd(LONGEST_NAME, 'x');
      await gateway.manage('POST', '/team/new', { team_id: name, team_alias: name });
      await gateway.manage('POST', '/user/new', { user_id: name, user_alias: name, auto_create_key: false });
      await gateway.manage('POST', '/team/member_add', { team_id: name, member: { user_id: name, role: 'admin' } });
      const key = { key_alias: name, user_id: name, team_id: name, tags: [name] };
      const { key_id } = await gateway.manage<{ key_id: string }>('POST', '/key/generate', key);
      await expect(gateway.manage('POST', '/key/generate', { key_alias: ENDLESS })).rejects.toThrow('key_alias');
      await expect(gateway.manage('POST', '/team/new', { team_alias: ENDLESS })).rejects.toThrow('team_alias');
      await expect(gateway.manage('POST', '/user/new', { user_id: ENDLESS })).rejects.toThrow('user_id');
      const of = encodeURIComponent(name);
      const view = await open({ path: '/keys' });
      const { page } = view;
      for (const path of [`/keys?key=${key_id}`, `/teams?team=${of}`, `/users?user=${of}`]) {
        await page.goto(`${proxy.url}/ui${path}`);
        await page.getByRole('complementary').getByRole('heading', { name }).waitFor();
        await view.loaded();
        await expectHarmless(page);
        expect(await barriersOn(page)).toEqual([]);
        await page.setViewportSize({ width: 390, height: 900 });
        await expectHarmless(page);
        await page.setViewportSize({ width: 1280, height: 900 });
      }
      // What stands beside a name is still there to be seen and used.
      await page.goto(`${proxy.url}/ui/keys`);
      await expectInSight(page.getByRole('row').filter({ hasText: name }).getByText('never'));
      await page.goto(`${proxy.url}/ui/teams?team=${of}`);
      await expectInSight(page.getByRole('button', { name: `Take ${name} out` }));
    });
  });
}

async function expectInSight(place: Locator): Promise<void> {
  await place.waitFor();
  const width = place.page().viewportSize()?.width ?? 0;
  const box = await place.boundingBox();
  expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
}

async function expectHarmless(page: Page): Promise<void> {
  expect(await page.title()).toBe('Switchboard');
  expect(await page.locator('main img, a[href^="javascript:"]').count()).toBe(0);
  await expect.poll(async () => [page.url(), await overflowOf(page)]).toEqual([page.url(), 0]);
}
