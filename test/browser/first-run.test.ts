import type { Browser } from '@playwright/test';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_MODELS, type DemoAgent, startDemoAgent } from '../../src/demo/index.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { barriersOn } from './barriers.ts';
import { canBrowse, launchChromium } from './browser.ts';
import { layoutShiftOf } from './layout.ts';
import { enterKey } from './sign-in.ts';
import { createWindows } from './windows.ts';

/** It asks two models before it answers. */
const CLERK = {
  name: 'tide-clerk',
  title: 'Tide clerk',
  description: 'Tells when there is water at a berth',
  skills: [{ id: 'tides', name: 'Tides', description: 'High and low water', tags: ['port'] }],
  answer: () => 'High water at 14:10.',
  thinksMs: 1,
  asksModels: ['quick', 'quick'],
};

describe.skipIf(!canBrowse())('the first run', () => {
  let gateway: TestGateway;
  let clerk: DemoAgent;
  let browser: Browser;

  beforeEach(async () => {
    const configure = (config: { models: typeof DEMO_MODELS }) => {
      config.models = DEMO_MODELS;
    };
    [gateway, clerk, browser] = await Promise.all([
      startGateway({ configure }),
      startDemoAgent(CLERK),
      launchChromium(),
    ]);
  });
  afterEach(async () => {
    await browser.close();
    await gateway.close();
    await clerk.close();
  });

  it('leads from an empty gateway to the trace of an answer, each step ticked as it is done', async () => {
    const view = await createWindows(browser, gateway)({ path: '/', signedIn: false });
    const { page } = view;
    const goTo = (name: string) =>
      page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click();
    await enterKey(page, gateway.adminKey);

    const steps = page.getByRole('region', { name: 'First steps' });
    // Nothing else stands in the way: there is nothing to count yet.
    await page.getByRole('complementary', { name: 'What you will see' }).waitFor();
    expect(await page.getByRole('region', { name: 'In short' }).count()).toBe(0);
    expect(await barriersOn(page)).toEqual([]);
    await page.reload();
    await steps.waitFor();
    expect(await layoutShiftOf(page)).toBeLessThan(0.05);
    await steps.getByRole('link', { name: 'Add an agent' }).click();
    await page.evaluate(`navigator.clipboard.writeText('${clerk.url}')`);
    await page.getByLabel('Address', { exact: true }).press('ControlOrMeta+v');
    await page.getByRole('heading', { name: 'Tide clerk' }).waitFor();
    await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('tide-clerk');
    await page.getByRole('button', { name: 'Save agent' }).click();
    await page.getByRole('heading', { name: 'tide-clerk', exact: true }).waitFor();

    await goTo('Overview');
    await steps.getByText('tide-clerk is here.').waitFor();
    await goTo('Keys');
    await page.getByRole('button', { name: 'New key' }).first().click();
    await page.getByLabel('Alias', { exact: true }).fill('first');
    await page.getByRole('checkbox', { name: 'tide-clerk' }).check();
    await page.getByRole('button', { name: 'Make the key' }).click();
    const secret = ((await page.locator('.secret').textContent()) ?? '').trim();
    await page.getByLabel('I saved it').check();
    await page.getByRole('button', { name: 'Done' }).click();
    await page
      .getByRole('complementary', { name: 'Key first' })
      .getByText(`sk-…${secret.slice(-4)}`)
      .waitFor();
    expect(await page.content()).not.toContain(secret);

    const { agent_id } = await gateway.manage<{ agent_id: string }>('GET', '/v1/agents/tide-clerk');
    const { key } = await gateway.manage<{ key: string }>('POST', '/key/generate', { agent_id });
    clerk.wayBack = { gatewayUrl: gateway.url, key };
    await goTo('Overview');
    await steps.getByRole('link', { name: 'Or from the playground' }).click();
    await page.getByLabel('Act as').selectOption('a key that you paste');
    await page.getByLabel('Key to act as').fill(secret);
    await page.getByLabel('Message').fill('When can we berth?');
    await page.keyboard.press('Enter');
    const answer = page.getByRole('article', { name: 'Agent' });
    await answer.getByText('High water at 14:10.').waitFor();

    await goTo('Calls');
    await page.locator('.list tbody').getByRole('link', { name: 'tide-clerk' }).first().waitFor();
    await goTo('Traces');
    await page.locator('.list tbody a').first().click();
    await expect.poll(() => page.getByRole('treeitem').count()).toBe(3);
    await page.getByRole('treeitem').filter({ hasText: 'quick' }).nth(1).waitFor();
    view.quiet();
  });
});
