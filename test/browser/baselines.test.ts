import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { differenceOf } from './baseline.ts';
import { describePages } from './describe-pages.ts';

/** Of the picture: a line of text more is less, a part that has moved is more. */
const MOST_DIFFERENCE = 0.04;

interface State {
  name: string;
  path: string;
  signedIn?: false;
  /** What is there once the page is. */
  shows: string;
  prepare?: (page: Page) => Promise<unknown>;
}

const STATES: readonly State[] = [
  { name: 'sign-in', path: '/sign-in', signedIn: false, shows: 'Sign in to Switchboard' },
  { name: 'hub', path: '/hub?agent=port-watch', signedIn: false, shows: 'What it does' },
  { name: 'agents', path: '/agents', shows: 'reachable' },
  { name: 'agent-add', path: '/agents/new', shows: 'Save agent' },
  { name: 'agent-card', path: '/agents/freight-desk?view=card', shows: 'Of the agent' },
  { name: 'playground', path: '/playground?agent=freight-desk', shows: 'Artifacts' },
  {
    name: 'call',
    path: '/calls?agent=port-watch',
    shows: 'port-watch',
    prepare: (page) => page.locator('.list tbody a').first().click(),
  },
  {
    name: 'trace',
    path: '/traces?model=quick',
    shows: 'freight-desk',
    prepare: async (page) => {
      await page.locator('.list tbody a').first().click();
      await page.getByRole('treeitem').nth(4).waitFor();
    },
  },
  {
    name: 'new-key',
    path: '/keys',
    shows: 'tms-prod',
    prepare: (page) => page.getByRole('button', { name: 'New key' }).click(),
  },
  { name: 'team', path: '/teams?team=forwarding', shows: 'What it can reach' },
];

describePages('ten states of the admin UI', 1, (pages) => {
  pages.furnish(({ demo }) => demo.gateway.manage('POST', '/v1/agents/make_public', { agent_ids: ['port-watch'] }));

  it.each(STATES)('$name looks as it did, in both themes', async ({ name, path, signedIn = true, shows, prepare }) => {
    const view = await pages.open({ path, signedIn });
    const { page } = view;
    await page.getByText(shows).filter({ visible: true }).first().waitFor();
    await prepare?.(page);
    await view.loaded();
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    const differences = [await differenceOf(page, `${name}-light`)];
    await page.emulateMedia({ colorScheme: 'dark' });
    differences.push(await differenceOf(page, `${name}-dark`));
    expect(Math.max(...differences)).toBeLessThan(MOST_DIFFERENCE);
  });
});
