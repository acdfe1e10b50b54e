import { expect, it } from 'vitest';
import { describePages } from './describe-pages.ts';

const numberIn = (text: string): number => Number(text.replace(',', ''));

describePages('the usage page', 2, (pages) => {
  it('adds up to the same by day, by agent and in the API, and tells what users spent', async () => {
    const { page } = await pages.open({ path: '/usage?measure=calls' });
    const agents = page.getByRole('table', { name: 'Calls by agent' });
    await agents.getByText('freight-desk').waitFor();
    const total = numberIn((await agents.locator('tfoot .num').textContent()) ?? '');
    const days = await page.getByRole('table', { name: 'Calls per day' }).getByRole('cell').allTextContents();
    expect(days.reduce((sum, day) => sum + numberIn(day), 0)).toBe(total);
    const until = new Date().toISOString().slice(0, 10);
    const from = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const { metadata } = await pages.world.demo.gateway.manage<{ metadata: { total_api_requests: number } }>(
      'GET',
      `/agent/daily/activity?start_date=${from}&end_date=${until}`,
    );
    expect(total).toBe(metadata.total_api_requests);
    await page.getByRole('link', { name: 'User', exact: true }).click();
    await page.getByRole('table', { name: 'Cost by user' }).getByText('jonas.reuter').waitFor();
    expect(page.url()).toContain('by=user');
  });
});
