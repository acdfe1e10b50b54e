import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse } from './browser.ts';
import { makeTraffic } from './demo.ts';
import { startWorld, type World } from './world.ts';

const numberIn = (text: string): number => Number(text.replace(',', ''));

describe.skipIf(!canBrowse())('the usage page', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld();
    await makeTraffic(world.demo, 2);
  });
  afterAll(() => world?.close());

  it('adds up to the same by day, by agent and in the API, and tells what users spent', async () => {
    const view = await world.open({ path: '/usage?measure=calls' });
    const { page } = view;
    const agents = page.getByRole('table', { name: 'Calls by agent' });
    await agents.getByText('freight-desk').waitFor();
    const total = numberIn((await agents.locator('tfoot .num').textContent()) ?? '');
    const days = await page.getByRole('table', { name: 'Calls per day' }).getByRole('cell').allTextContents();
    expect(days.reduce((sum, day) => sum + numberIn(day), 0)).toBe(total);
    const until = new Date().toISOString().slice(0, 10);
    const from = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const { metadata } = await world.demo.gateway.manage<{ metadata: { total_api_requests: number } }>(
      'GET',
      `/agent/daily/activity?start_date=${from}&end_date=${until}`,
    );
    expect(total).toBe(metadata.total_api_requests);
    await page.getByRole('link', { name: 'User', exact: true }).click();
    await page.getByRole('table', { name: 'Cost by user' }).getByText('jonas.reuter').waitFor();
    expect(page.url()).toContain('by=user');
    view.quiet();
    await view.close();
  });
});
