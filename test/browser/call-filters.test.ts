import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { describePages } from './describe-pages.ts';

/** A call as the API tells it. */
type Call = Readonly<Record<string, unknown>> & { id: string };

/** Every column that calls can be filtered by, under the name of the API: what a call has there. */
const same = (name: string) => ({ name, of: (call: Call) => call[name] });
const TEXTS: Readonly<Record<string, { name: string; of: (call: Call) => unknown }>> = {
  Agent: { name: 'agent', of: ({ agent_name }) => agent_name },
  Model: same('model'),
  Status: same('outcome'),
  Key: same('key_alias'),
  User: same('user_id'),
  Team: same('team_alias'),
  Error: same('error_code'),
  Method: same('operation'),
  Trace: { name: 'trace', of: ({ trace_id }) => trace_id },
  Task: { name: 'task', of: ({ task_id }) => task_id },
  Context: { name: 'context', of: ({ context_id }) => context_id },
  Session: same('session_id'),
  Tag: { name: 'tag', of: ({ tags }) => tags },
  'Task state': same('task_state'),
  'A2A version': same('version'),
  Binding: same('binding'),
  "Agent's version": same('upstream_version'),
  "Agent's binding": same('upstream_binding'),
  Front: same('front'),
  Deployment: same('deployment_id'),
  Routing: same('routing'),
  Decision: same('decision'),
  'Caller kind': same('principal_kind'),
  'Key id': same('key_id'),
  'Made by agent': same('caller_agent_id'),
  Address: same('client_address'),
  'User agent': same('user_agent'),
  Provider: same('provider'),
  'Price source': same('cost_source'),
  'Request id': same('request_id'),
  'Message id': same('message_id'),
};
const RANGES: Readonly<Record<string, string>> = {
  Duration: 'duration_ms',
  Cost: 'cost_nano',
  'First event': 'first_byte_ms',
  'HTTP status': 'http_status',
  Tokens: 'total_tokens',
  'Tokens in': 'input_tokens',
  'Tokens out': 'output_tokens',
  Events: 'event_count',
  Asked: 'request_bytes',
  Answered: 'response_bytes',
};

// What the page itself is told: another address of the page that stands there already.
const goTo = (search: string) =>
  `history.pushState(null, '', ${JSON.stringify(`calls?${search}`)}); dispatchEvent(new PopStateEvent('popstate'))`;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const hasText = (value: unknown, text: string) => (Array.isArray(value) ? value.includes(text) : value === text);

describePages('a filter of calls', 1, (pages) => {
  const told = async (search: string) => {
    const path = `/v1/calls?limit=500${search && `&${search}`}`;
    return (await pages.world.demo.gateway.manage<{ calls: Call[] }>('GET', path)).calls;
  };

  /** The list of all calls, whole. */
  async function openList() {
    const view = await pages.open({ path: '/calls?range=all&live=off', width: 1440 });
    const { page } = view;
    await view.loaded();
    const shown = async () => {
      const links = page.locator('tbody a.row');
      const addresses = await links.evaluateAll((rows) => rows.map((row) => row.getAttribute('href')));
      return addresses.map((address) => new URL(address ?? '', page.url()).searchParams.get('call'));
    };
    const counted = () => page.locator('.totals dd').first().textContent();
    // Only the rows in sight are drawn.
    const drawn = () => shown().then((rows) => rows.slice(0, 20));
    const expectListed = async (label: string, ids: readonly string[]) => {
      await expect.poll(counted, { message: `the sums by ${label}` }).toBe(String(ids.length));
      await expect.poll(drawn, { message: `the list by ${label}` }).toEqual(ids.slice(0, 20));
    };
    return { page, expectListed };
  }

  it('finds alone what the records hold, in the list, in its sums and in the API, whatever its column', async () => {
    const all = await told('');
    const { page, expectListed } = await openList();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const columns = await page.getByLabel('Column').locator('option').allInnerTexts();
    await page.keyboard.press('Escape');
    expect(columns.toSorted()).toEqual([...Object.keys(TEXTS), ...Object.keys(RANGES)].toSorted());

    const narrowing: string[] = [];
    const expectFound = async (label: string, search: string, holds: (call: Call) => boolean) => {
      const ids = all.filter(holds).map(({ id }) => id);
      if (ids.length > 0 && ids.length < all.length) narrowing.push(label);
      expect(
        (await told(search)).map(({ id }) => id),
        `the API by ${label}`,
      ).toEqual(ids);
      await page.evaluate(goTo(`range=all&live=off&${search}`));
      await expectListed(label, ids);
    };

    for (const [label, { name, of }] of Object.entries(TEXTS)) {
      const text = all.flatMap(of).find(isText) ?? 'what nobody has';
      const search = new URLSearchParams({ [name]: text }).toString();
      await expectFound(label, search, (call) => hasText(of(call), text));
    }
    for (const [label, name] of Object.entries(RANGES)) {
      const values = valuesOf(all, name);
      const middle = values[Math.floor(values.length / 2)] ?? 0;
      await expectFound(label, `${name}_min=${middle}`, (call) => call[name] !== null && Number(call[name]) >= middle);
    }
    // Else nothing would be proven: most columns tell the calls of this world apart.
    expect(narrowing.length).toBeGreaterThan(25);
  });

  it.each([
    ['Cost', 'cost_nano', 1e9],
    ['Duration', 'duration_ms', 1],
    ['Tokens', 'total_tokens', 1],
  ])(
    'from one %s to another finds what lies between, both ends with it, as they are typed',
    async (label, name, unit) => {
      const all = await told('');
      const values = [...new Set(valuesOf(all, name))];
      const [from = 0, to = 0] = [0.25, 0.75].map((share) => values[Math.floor(values.length * share)]);
      const between = all.filter(
        (call) => call[name] !== null && Number(call[name]) >= from && Number(call[name]) <= to,
      );
      expect(from).toBeLessThan(to);
      const { page, expectListed } = await openList();
      await addRange(page, label, { From: from / unit, To: to / unit });
      const ids = between.map(({ id }) => id);
      await expectListed(label, ids);
      expect((await told(`${name}_min=${from}&${name}_max=${to}`)).map(({ id }) => id)).toEqual(ids);
      await page.getByRole('button', { name: new RegExp(`^Lift the filter: ${label} from `) }).click();
      await expectListed(
        `no ${label}`,
        all.map(({ id }) => id),
      );
    },
  );

  it('up to a cost asks for the very amount that is typed', async () => {
    const { page } = await openList();
    await addRange(page, 'Cost', { To: 1.005 });
    await expect.poll(() => new URL(page.url()).searchParams.get('cost_nano_max')).toBe('1005000000');
  });
});

async function addRange(page: Page, column: string, ends: Readonly<Record<string, number>>): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'Add a filter' });
  await form.getByLabel('Column').selectOption(column);
  for (const [end, value] of Object.entries(ends)) await form.getByLabel(end).fill(String(value));
  await form.getByRole('button', { name: 'Add filter' }).click();
}

/** What the calls have there, the smallest first. */
const valuesOf = (calls: readonly Call[], name: string): number[] =>
  calls
    .flatMap((call) => call[name] ?? [])
    .map(Number)
    .toSorted((one, other) => one - other);
