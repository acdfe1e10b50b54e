import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { describePages } from './describe-pages.ts';
import { layoutShiftOf, overflowOf } from './layout.ts';
import { barriersOn } from './world.ts';

const MOST_SHIFTS = 0.05;
/** The widest there is, 1280 at a zoom of 200 %, and a phone. */
const WIDTHS = [2560, 640, 390];

// What the page itself is asked, as it stands in the browser.
const SCRIPTS = `performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.js'))`;

const PATHS = [
  '/overview',
  '/agents',
  '/agents/new',
  '/agents/freight-desk',
  '/agents/freight-desk?view=card',
  '/playground',
  '/keys',
  '/traces',
  '/calls',
  '/tasks',
  '/tasks?view=deliveries',
  '/audit',
  '/teams',
  '/users',
  '/models',
  '/prices',
  '/usage',
  '/settings',
];
/** Those that need nobody signed in. */
const PUBLIC_PATHS = ['/hub', '/hub?agent=port-watch'];

describePages('every page', 1, (pages) => {
  const { open } = pages;

  it.each([...PATHS, ...PUBLIC_PATHS])(
    '%s has no barrier that axe knows, in either theme, fits every screen, and does not shift while it loads',
    async (path) => {
      const view = await open({ path, signedIn: !PUBLIC_PATHS.includes(path), width: 1440 });
      const { page } = view;
      await view.loaded();
      expect(await layoutShiftOf(page)).toBeLessThan(MOST_SHIFTS);
      expect(await barriersOn(page)).toEqual([]);
      // Colours are a matter of the theme and structure one of the width, so two runs see them all.
      await page.emulateMedia({ colorScheme: 'dark' });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await expect.poll(async () => [width, await overflowOf(page)]).toEqual([width, 0]);
      }
      expect(await barriersOn(page)).toEqual([]);
    },
  );

  it('the sign-in has no barrier that axe knows', async () => {
    const { page } = await open({ signedIn: false });
    await page.getByLabel('Admin key').waitFor();
    expect(await barriersOn(page)).toEqual([]);
  });

  it('the first page costs less than 250 kB of scripts, packed', async () => {
    const { page } = await open({ path: '/agents' });
    await page.getByRole('heading', { name: 'Agents' }).waitFor();
    const scripts = await page.evaluate<string[]>(SCRIPTS);
    const texts = await Promise.all(scripts.map(async (script) => (await fetch(script)).text()));
    const bytes = texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(250_000);
  });

  it('the palette finds agents and keys by name, and calls and traces by their id in any spelling; keys lead into what is open, and back', async () => {
    const call = await pages.world.demo.gateway.lastCall('customs-clerk');
    const trace = String(call['trace_id']);
    const spelled = trace.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5').toUpperCase();
    const { page } = await open();
    await page.getByRole('heading', { name: 'Agents' }).waitFor();
    const find = async (text: string, option: RegExp, key = 'Control+k') => {
      await page.keyboard.press(key);
      await page.getByPlaceholder('A page, an agent, a key, or any id').fill(text);
      await page.getByRole('option', { name: option }).waitFor();
      await page.keyboard.press('Enter');
    };
    await find('customs-cl', /customs-clerk/);
    await page.getByRole('heading', { name: 'customs-clerk' }).waitFor();
    // A page without a search of its own has that of everything.
    await find('tms-pr', /tms-prod/, '/');
    const drawer = page.getByRole('complementary', { name: 'Key tms-prod' });
    await drawer.waitFor();
    const row = page.getByRole('link', { name: 'tms-prod' }).first();
    await row.focus();
    await page.keyboard.press('i');
    await expect.poll(() => drawer.locator(':focus').count()).toBe(1);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await expect.poll(() => row.evaluate((link) => link.matches(':focus'))).toBe(true);
    await find(spelled, /Trace/);
    await page.waitForURL(`**/ui/traces/${trace}`);
    await find(String(call['id']).replaceAll('-', '').toUpperCase(), /Call of customs-clerk/);
    await page.getByRole('complementary', { name: 'Call of customs-clerk' }).waitFor();
  });
});
