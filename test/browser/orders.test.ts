import { expect, it } from 'vitest';
import { describePages } from './describe-pages.ts';

const WORDS = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const amountIn = (text: string): number => Number(text.replaceAll(/[$,\s]/g, ''));

const byWords = (one: string, other: string) => WORDS.compare(one, other);
const byAmount = (one: string, other: string) => amountIn(one) - amountIn(other);

/** Lists that are there as a whole: a column's head, where its cells stand, and what comes first when it is chosen. */
const LISTS = [
  { path: '/keys', head: 'Key', cell: 'td:first-child b', first: 'ascending', compare: byWords },
  { path: '/teams', head: 'Members', cell: 'td:nth-child(3)', first: 'descending', compare: byAmount },
  { path: '/users', head: 'User', cell: 'td:first-child b', first: 'ascending', compare: byWords },
  { path: '/users', head: 'Role', cell: 'td:nth-child(3)', first: 'ascending', compare: byWords },
  { path: '/models', head: 'Model', cell: 'td:first-child b', first: 'ascending', compare: byWords },
  { path: '/models', head: 'Calls', cell: 'td.hits', first: 'descending', compare: byAmount },
  { path: '/prices', head: 'Input', cell: 'td[data-label="in"]', first: 'descending', compare: byAmount },
] as const;

describePages('the order of a list', 1, (pages) => {
  it.each(LISTS)('of $path is that of $head, both ways, and stays in the address', async (list) => {
    const view = await pages.open({ path: list.path, width: 1440 });
    const { page } = view;
    await view.loaded();
    const cells = page.locator(`tbody ${list.cell}`);
    const head = page.getByRole('columnheader', { name: list.head, exact: true });
    const lies = async () => (await cells.allInnerTexts()).map((text) => text.trim());
    const inOrder = (texts: readonly string[], direction: string) =>
      texts.toSorted((one, other) => (direction === 'ascending' ? 1 : -1) * list.compare(one, other));
    const texts = await lies();
    expect(new Set(texts).size).toBeGreaterThan(1);
    for (const direction of [list.first, list.first === 'ascending' ? 'descending' : 'ascending']) {
      await head.getByRole('button').click();
      await expect.poll(() => head.getAttribute('aria-sort')).toBe(direction);
      await expect.poll(lies).toEqual(inOrder(texts, direction));
      const shown = await lies();
      await page.reload();
      await view.loaded();
      expect(await head.getAttribute('aria-sort')).toBe(direction);
      expect(await lies()).toEqual(shown);
    }
  });

  it('of tasks is what the gateway pages by: their state, or when they were begun, both ways', async () => {
    const view = await pages.open({ path: '/tasks', width: 1440 });
    const { page } = view;
    await view.loaded();
    const shown = async () => {
      const links = await page
        .locator('tbody a.name')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      return links.map((href) => new URL(href ?? '', pages.world.demo.gateway.url).searchParams.get('task'));
    };
    const told = async (query: string) => {
      const { tasks } = await pages.world.demo.gateway.manage<{ tasks: { task_id: string }[] }>(
        'GET',
        `/v1/tasks?limit=100&${query}`,
      );
      return tasks.map(({ task_id }) => task_id);
    };
    const sortBy = (head: string) => page.getByRole('columnheader', { name: head }).getByRole('button').click();
    expect(await shown()).toEqual(await told('sort_by=status_at'));
    await sortBy('State since');
    await page.waitForURL('**sort_order=asc');
    await expect.poll(shown).toEqual(await told('sort_by=status_at&sort_order=asc'));
    await sortBy('Begun');
    await page.waitForURL('**sort_by=created_at');
    await expect.poll(shown).toEqual(await told('sort_by=created_at'));
    await sortBy('Begun');
    await expect.poll(shown).toEqual(await told('sort_by=created_at&sort_order=asc'));
    await page.reload();
    await view.loaded();
    expect(await shown()).toEqual(await told('sort_by=created_at&sort_order=asc'));
  });
});
