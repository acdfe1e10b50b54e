import { expect, it } from 'vitest';
import { describePages } from './describe-pages.ts';
import { barriersOn } from './world.ts';

describePages('the models page', 1, (pages) => {
  const { open } = pages;

  it('tells what models cost, how they fared, and which have no price', async () => {
    const { page } = await open({ path: '/models' });
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    await row('quick').getByText('$0.40 · $1.60', { exact: true }).waitFor();
    await row('careful').getByText('1 unpriced').waitFor();
    await row('in-house').getByText('unpriced', { exact: true }).waitFor();
    await expect.poll(() => row('quick').getByRole('cell').nth(5).textContent()).toBe('2');
    await expect.poll(() => row('in-house').getByRole('cell').nth(5).textContent()).toBe('0');
  });

  it('tells of each deployment what it is asked as, in which order, how often it failed, and who says so', async () => {
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
    await drawer.getByText('it is changed there').first().waitFor();
    expect(await drawer.getByRole('button', { name: 'Delete' }).count()).toBe(0);
    expect(await barriersOn(page)).toEqual([]);
    await drawer.getByRole('link', { name: 'Traces with it' }).click();
    await page.getByRole('link', { name: 'freight-desk' }).first().waitFor();
  });

  it('adds a model after a test, when nothing of it is wrong though folded, puts its fallbacks in order by drag and by the keyboard, changes it and deletes it by name', async () => {
    const { page } = await open({ path: '/models' });
    await page.getByRole('button', { name: 'Add model' }).click();
    const form = page.getByRole('complementary', { name: 'Add model' });
    const provider = form.getByLabel('Provider', { exact: true });
    await expect.poll(() => provider.evaluate((field) => field.matches(':focus'))).toBe(true);
    await provider.selectOption('mock');
    await form.getByLabel('Model at the provider').fill('echo');
    await form.getByLabel('Name on the gateway').fill('spare');

    const told = form.getByText('What the provider is told');
    const others = form.getByLabel('Other parameters, as JSON');
    await told.click();
    await others.fill('{"temperature": ');
    await told.click();
    await others.waitFor({ state: 'hidden' });
    for (const name of ['Save model', 'Test before saving']) {
      await form.getByRole('button', { name }).click();
      await expect.poll(() => others.evaluate((field) => field.matches(':focus'))).toBe(true);
      await told.click();
    }
    await told.click();
    await others.fill('{"temperature": 0}');
    await form.getByRole('button', { name: 'Test before saving' }).click();
    await form.getByText(/^answered in \d/).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await form.getByRole('button', { name: 'Save model' }).click();

    const drawer = page.getByRole('complementary', { name: 'Model spare' });
    await drawer.getByText('database by admin').waitFor();
    const { url, adminKey } = pages.world.demo.gateway;
    const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ model: 'spare', messages: [{ role: 'user', content: 'Hello' }] });
    expect((await fetch(`${url}/v1/chat/completions`, { method: 'POST', headers, body })).status).toBe(200);

    const list = drawer.getByRole('region', { name: 'After any failure' });
    for (const name of ['careful', 'quick']) await list.getByRole('combobox').selectOption(name);
    await list.getByRole('listitem').filter({ hasText: 'quick' }).dragTo(list.getByRole('listitem').first());
    await list.getByRole('status').getByText('first quick, then careful').waitFor();
    await list.getByRole('button', { name: 'Move careful up' }).focus();
    await page.keyboard.press('Enter');
    await list.getByRole('status').getByText('first careful, then quick').waitFor();
    await expect.poll(() => page.locator(':focus').getAttribute('aria-label')).toBe('Move careful down');
    await list.getByRole('button', { name: 'Save' }).click();
    await list.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
    expect(await pages.world.demo.gateway.manage('GET', '/fallback/spare')).toMatchObject({
      fallback_models: ['careful', 'quick'],
    });

    const deployment = drawer.getByRole('region', { name: 'mock/echo' });
    await deployment.getByRole('button', { name: 'Change' }).click();
    await page.getByText('Limits and shares').click();
    await page.getByLabel('Calls a minute').fill('60');
    await page.getByRole('button', { name: 'Review and save' }).click();
    await page.getByRole('region', { name: 'What changes' }).getByText('/litellm_params/rpm').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();

    await deployment.getByRole('button', { name: 'Delete' }).click();
    await page.getByLabel('Type spare to confirm').fill('spare');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await drawer.waitFor({ state: 'detached' });
  });
});
