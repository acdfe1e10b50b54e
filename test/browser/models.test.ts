import { expect, it } from 'vitest';
import { describePages } from './describe-pages.ts';
import { barriersOn } from './world.ts';

describePages('the models page', 1, ({ open }) => {
  it('tells what models cost, how they fared, and which have no price', async () => {
    const { page } = await open({ path: '/models' });
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    await row('quick').getByText('$0.4 · $1.60', { exact: true }).waitFor();
    await row('careful').getByText('1 unpriced').waitFor();
    await row('in-house').getByText('unpriced', { exact: true }).waitFor();
    expect(await row('quick').getByRole('cell').nth(3).textContent()).toBe('2');
    expect(await row('in-house').getByRole('cell').nth(3).textContent()).toBe('0');
  });

  it('tells of each deployment what it is asked as, in which order, and how often it failed', async () => {
    const { page } = await open({ path: '/models' });
    await page.getByRole('link', { name: 'careful' }).click();
    const drawer = page.getByRole('complementary', { name: 'Model careful' });
    await drawer.getByRole('heading', { name: '2 deployments' }).waitFor();
    await drawer
      .getByRole('region', { name: 'mock/error-503' })
      .getByText(/failed (\d+) of \1/)
      .waitFor();
    await drawer.getByRole('region', { name: 'mock/slow' }).getByText('answered 2').waitFor();
    await drawer.getByText('freight-desk').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await drawer.getByRole('link', { name: 'Traces with it' }).click();
    await page.getByRole('link', { name: 'freight-desk' }).first().waitFor();
  });
});
