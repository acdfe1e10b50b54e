import type { Page } from '@playwright/test';
import type { TestGateway } from '../support/gateway.ts';

/** As an administrator does it. @param path where to, under `/ui` */
export async function signIn(
  page: Page,
  { url, adminKey }: Pick<TestGateway, 'url' | 'adminKey'>,
  path = '/agents',
): Promise<void> {
  await page.goto(`${url}/ui${path}`);
  await enterKey(page, adminKey);
}

/** At the sign-in, wherever that will lead. */
export async function enterKey(page: Page, key: string): Promise<void> {
  await page.getByLabel('Admin key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/sign-in'));
  // The sign-in stands until the page behind it is there.
  await page.locator('.rail').waitFor({ state: 'attached' });
}
