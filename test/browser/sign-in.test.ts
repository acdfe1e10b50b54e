import { expect, it } from 'vitest';
import { describePages } from './describe-pages.ts';
import { barriersOn } from './world.ts';

const PASSWORD = 'three boats in a harbour';

describePages('signing in', 0, (pages) => {
  const { open } = pages;

  it('leads from an invitation to a password, and from the password back to where somebody was', async () => {
    const { page } = await open({ path: '/users' });
    await page.getByRole('button', { name: 'New user' }).click();
    await page.getByLabel('Id', { exact: true }).fill('mira');
    await page.getByLabel('E-mail', { exact: true }).fill('mira@fernholt.example');
    await page.getByLabel('Role', { exact: true }).selectOption('viewer');
    await page.getByLabel('Invite: make a link').check();
    await page.getByRole('button', { name: 'Make the user' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invite mira' });
    const link = await dialog.getByTitle(/^Copy http/).getAttribute('title');
    expect(await barriersOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Done' }).click();

    const invited = await open({
      signedIn: false,
      path: new URL(link?.slice('Copy '.length) ?? '').href.split('/ui')[1],
    });
    await invited.page.getByText('mira@fernholt.example').waitFor();
    expect(await barriersOn(invited.page)).toEqual([]);
    await invited.page.getByLabel('Your name').fill('Mira');
    await invited.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await invited.page.getByRole('button', { name: 'Come in' }).click();
    await invited.page.getByRole('button', { name: 'Signed in as mira' }).click();
    await invited.page.getByText('may see everything').waitFor();
    await invited.page.getByRole('menuitem', { name: 'Change password' }).click();
    const change = invited.page.getByRole('dialog');
    await change.getByLabel('Password until now').fill(PASSWORD);
    await change.getByLabel('New password').fill(`${PASSWORD} bay`);
    await change.getByRole('button', { name: 'Change it' }).click();
    await invited.page.getByText('Changed the password').waitFor();

    await invited.page.getByRole('button', { name: 'Signed in as mira' }).click();
    await invited.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await invited.page.goto(`${pages.world.demo.gateway.url}/ui/keys`);
    // It remembers how somebody signed in here, and nothing else.
    await invited.page.getByLabel('User or e-mail').fill('mira@fernholt.example');
    await invited.page.getByLabel('Password').fill(PASSWORD);
    await invited.page.getByRole('button', { name: 'Sign in' }).click();
    await invited.page.getByText('do not go together').waitFor();
    await invited.page.getByLabel('Password').fill(`${PASSWORD} bay`);
    await invited.page.getByRole('button', { name: 'Sign in' }).click();
    await invited.page.getByRole('heading', { name: 'Keys' }).waitFor();
    expect(await barriersOn(invited.page)).toEqual([]);
  });

  it('tells of an invitation that is over', async () => {
    const view = await open({ signedIn: false, path: '/invitation#nobody-made-this' });
    view.expectStatus(404);
    await view.page.getByRole('heading', { name: 'This invitation is over' }).waitFor();
    expect(await barriersOn(view.page)).toEqual([]);
  });
});
