import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { describePages } from './describe-pages.ts';
import { barriersOn } from './world.ts';

// What the page itself is asked, as it stands in the browser.
const OVERFLOW = 'document.documentElement.scrollWidth - window.innerWidth';
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
  '/usage',
  '/settings',
];
/** Those that need nobody signed in. */
const PUBLIC_PATHS = ['/hub', '/hub?agent=port-watch'];

describePages('every page', 3, ({ open }) => {
  it.each([...PATHS, ...PUBLIC_PATHS])(
    '%s has no barrier that axe knows, in either theme, and fits a phone',
    async (path) => {
      const { page } = await open({ path, signedIn: !PUBLIC_PATHS.includes(path) });
      await page.locator('main h1').first().waitFor({ state: 'attached' });
      await page.locator('.skeleton').first().waitFor({ state: 'detached' });
      expect(await barriersOn(page)).toEqual([]);
      // The other theme has other colours, and the same structure.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await barriersOn(page, ['color-contrast'])).toEqual([]);
      await page.setViewportSize({ width: 390, height: 900 });
      expect(await page.evaluate<number>(OVERFLOW)).toBeLessThanOrEqual(0);
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

  it('the palette finds pages, agents and ids', async () => {
    const { page } = await open();
    await page.getByRole('heading', { name: 'Agents' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('A page, an agent, or any id').fill('customs');
    await page.getByRole('option', { name: /customs-clerk/ }).click();
    await page.getByRole('heading', { name: 'customs-clerk' }).waitFor();
  });
});
