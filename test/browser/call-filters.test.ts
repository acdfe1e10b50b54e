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
  it('finds alone what the records hold, in the list, in its sums and in the API, whatever its column', async () => {
    const { gateway } = pages.world.demo;
    const told = async (search: string) =>
      (await gateway.manage<{ calls: Call[] }>('GET', `/v1/calls?limit=500${search && `&${search}`}`)).calls;
    const all = await told('');
    const view = await pages.open({ path: '/calls?range=all&live=off', width: 1440 });
    const { page } = view;
    await view.loaded();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const columns = await page.getByLabel('Column').locator('option').allInnerTexts();
    await page.keyboard.press('Escape');
    expect(columns.toSorted()).toEqual([...Object.keys(TEXTS), ...Object.keys(RANGES)].toSorted());

    const shown = async () => {
      const links = page.locator('tbody a.row');
      const addresses = await links.evaluateAll((rows) => rows.map((row) => row.getAttribute('href')));
      return addresses.map((address) => new URL(address ?? '', gateway.url).searchParams.get('call'));
    };
    const counted = () => page.locator('.totals dd').first().textContent();
    const narrowing: string[] = [];
    const expectFound = async (label: string, search: string, holds: (call: Call) => boolean) => {
      const ids = all.filter(holds).map(({ id }) => id);
      if (ids.length > 0 && ids.length < all.length) narrowing.push(label);
      expect(
        (await told(search)).map(({ id }) => id),
        `the API by ${label}`,
      ).toEqual(ids);
      await page.evaluate(goTo(`range=all&live=off&${search}`));
      await expect.poll(counted, { message: `the sums by ${label}` }).toBe(String(ids.length));
      // Only the rows in sight are drawn.
      const drawn = () => shown().then((rows) => rows.slice(0, 20));
      await expect.poll(drawn, { message: `the list by ${label}` }).toEqual(ids.slice(0, 20));
    };

    for (const [label, { name, of }] of Object.entries(TEXTS)) {
      const text = all.flatMap(of).find(isText) ?? 'what nobody has';
      const search = new URLSearchParams({ [name]: text }).toString();
      await expectFound(label, search, (call) => hasText(of(call), text));
    }
    for (const [label, name] of Object.entries(RANGES)) {
      const values = all.flatMap((call) => call[name] ?? []).map(Number);
      const middle = values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
      await expectFound(label, `${name}_min=${middle}`, (call) => call[name] !== null && Number(call[name]) >= middle);
    }
    // Else nothing would be proven: most columns tell the calls of this world apart.
    expect(narrowing.length).toBeGreaterThan(25);
  });
});
