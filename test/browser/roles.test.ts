import { expect, it } from 'vitest';
import { describePages } from './describe-pages.ts';
import type { View, World } from './world.ts';

const PASSWORD = 'three boats in a harbour';
const EVERYBODY = [
  'Overview',
  'Agents',
  'Playground',
  'Traces',
  'Calls',
  'Tasks',
  'Keys',
  'Teams',
  'Models',
  'Usage',
  'Hub',
];
const OVERSEERS = ['Users', 'Audit', 'Settings'];

/** What each role is offered besides looking. */
const CAST = [
  { user: 'the-viewer', role: 'proxy_admin_viewer', sees: OVERSEERS, said: 'may see everything' },
  { user: 'the-team-admin', role: 'internal_user', sees: [], said: 'sees what is theirs, and runs their teams' },
  { user: 'the-member', role: 'internal_user', sees: [], said: 'sees what is theirs' },
] as const;

/** Buttons that only an administrator may use, wherever they stand. */
const ADMINS_ONLY = ['New user', 'New team', 'Edit', 'Block', 'Delete', 'Add agent', 'Pause', 'Choose what is public'];

describePages('what each role sees and may do', 1, (pages) => {
  const { open } = pages;

  it.each(CAST)('$role $user is offered nothing that the gateway refuses', async ({ user, role, sees, said }) => {
    await gather(pages.world, user, role);
    const view = await open({ signedIn: false, path: '/sign-in' });
    await enter(view, user);
    const { page } = view;
    const items = page.locator('.rail-items a span');
    const everybodys = expect.arrayContaining(EVERYBODY.filter((name) => name !== 'Hub'));
    await expect.poll(() => items.allInnerTexts()).toEqual(everybodys);
    const offered = await items.allInnerTexts();
    expect(offered.filter((name) => OVERSEERS.includes(name) && !(sees as readonly string[]).includes(name))).toEqual(
      [],
    );
    for (const name of offered.filter((one) => one !== 'Hub')) {
      await page.locator('.rail-items').getByRole('link', { name, exact: true }).click();
      await page.locator('.rail-items a[aria-current]').getByText(name, { exact: true }).waitFor();
      await view.loaded();
      for (const button of ADMINS_ONLY)
        expect([name, button, await page.getByRole('button', { name: button, exact: true }).count()]).toEqual([
          name,
          button,
          0,
        ]);
      if (name === 'Agents') await isToldHowTheyAre(view);
    }
    for (const hidden of OVERSEERS.filter((name) => !offered.includes(name))) {
      await page.goto(`${pages.world.demo.gateway.url}/ui/${hidden.toLowerCase()}`);
      await page.getByRole('heading', { name: `${hidden} is for administrators and viewers` }).waitFor();
    }
    await page.goto(`${pages.world.demo.gateway.url}/ui/agents/new`);
    await page.getByRole('heading', { name: 'Add agent is for administrators' }).waitFor();
    await page.getByRole('button', { name: `Signed in as ${user}` }).click();
    await page.getByText(said, { exact: true }).waitFor();
  });
});

/** A user with a password, in a team that one of them runs. */
async function gather({ demo: { gateway } }: World, user: string, user_role: string): Promise<void> {
  await gateway.manage('POST', '/user/new', { user_id: user, user_role, auto_create_key: false });
  await gateway.manage('POST', '/team/new', {
    team_id: `team-of-${user}`,
    team_alias: `Team of ${user}`,
    members_with_roles: [{ user_id: user, role: user === 'the-team-admin' ? 'admin' : 'user' }],
  });
  const { invitation_link } = await gateway.manage<{ invitation_link: string }>('POST', '/invitation/new', {
    user_id: user,
  });
  const [, token] = invitation_link.split('#');
  await gateway.manage('POST', '/invitation/claim', { token, password: PASSWORD });
}

async function enter({ page }: View, user: string): Promise<void> {
  await page.getByRole('button', { name: 'With a password' }).click();
  await page.getByLabel('User or e-mail').fill(user);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('.rail').waitFor({ state: 'attached' });
}

/** Whoever may not see an agent's health is not left waiting for it. */
async function isToldHowTheyAre({ page }: View): Promise<void> {
  await page.locator('.page-agents tbody .who').first().waitFor();
  await expect.poll(() => page.getByText('asking', { exact: true }).count()).toBe(0);
}
