import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CONFIG_FILE } from '../support/gateway.ts';
import { startFakeCollector } from '../tracing/fake-collector.ts';
import type { Pages } from './describe-pages.ts';
import { barriersOn, copiedOn, usualDatabase } from './world.ts';

/** As the settings name where everything is kept. */
const DATABASES = { embedded: 'embedded (SQLite), connected', postgres: 'PostgreSQL, connected' };
/** How a destination of traces is told, whatever it is. */
const TERMS = { headers: {}, content: 'none' as const, redact: [], sampling: 1, agents: null, teams: null };
const KEYS = { publicKey: 'pk-lf-test', secretKey: 'sk-lf-hunter2' };

/** What the gateway of these pages reads at its start: a change of it waits until it is applied. */
export const SETTINGS_FILE = `server: { config_reload: confirm }
general_settings: { alerting: [slack] }
`;

/** What settings tell and change, on a gateway that others share. */
export function settingsPages(pages: Pages): void {
  const { open } = pages;

  it('tell how it runs, how people sign in and what became of each key, and lead to the audit log', async () => {
    const { page } = await open({ path: '/settings' });
    await page.getByText(DATABASES[usualDatabase()]).waitFor();
    await page.getByText('everything is in the database').waitFor();
    const part = (name: string) =>
      page.getByRole('navigation', { name: 'Parts of the settings' }).getByRole('link', { name }).click();
    await part('Sign-in');
    await page.getByText('12 characters or more').waitFor();
    await page.getByText('/ui/sso').waitFor();
    await part('Routing');
    await page.getByText('simple-shuffle').waitFor();
    await part('Alerts');
    await page.getByRole('button', { name: 'Copy all' }).click();
    await expect.poll(() => copiedOn(page)).toContain('alert: SwitchboardAgentDown');
    const headers = { authorization: `Bearer ${pages.world.demo.gateway.adminKey}` };
    const metrics = await (await fetch(`${pages.world.demo.gateway.url}/metrics`, { headers })).text();
    const named = (await copiedOn(page)).match(/switchboard_\w+/g) ?? [];
    expect(named.filter((metric) => !metrics.includes(`# TYPE ${metric} `))).toEqual([]);
    await part('Configuration');
    await page.getByRole('button', { name: /^ignored/ }).click();
    const keys = page.getByRole('table', { name: 'Keys and variables' }).locator('tbody tr');
    await expect
      .poll(() => keys.allInnerTexts())
      .toEqual([
        expect.stringMatching(/general_settings\.alerting.*2/s),
        expect.stringMatching(/REDIS_URL.*variable.*one process/s),
      ]);
    expect(await barriersOn(page)).toEqual([]);
    await part('About');
    await page.getByRole('table', { name: 'Licences' }).getByText('fastify', { exact: true }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Audit log' }).click();
    await page.getByRole('heading', { name: 'Audit' }).waitFor();
  });

  it('send a test trace: the project’s name, a refusal of the keys, or that nobody answers', async () => {
    const keys = { publicKey: 'pk', secretKey: 'sk' };
    const langfuse = await startFakeCollector({ langfuse: keys });
    const collector = await startFakeCollector();
    collector.behave('reset');
    const at = { type: 'langfuse' as const, url: new URL(langfuse.url), publicKey: 'pk', ingestionVersion: null };
    try {
      await pages.world.demo.gateway.reload(({ tracing }) => {
        tracing.destinations = [
          { ...TERMS, ...at, name: 'ours', secretKey: 'sk' },
          { ...TERMS, ...at, name: 'theirs', secretKey: 'wrong' },
          { ...TERMS, name: 'silent', type: 'otlp', url: new URL(collector.url) },
        ];
      });
      const { page } = await open({ path: '/settings?view=tracing' });
      const answerOf = async (name: string, answer: RegExp) => {
        const destination = page.getByRole('article', { name });
        await destination.getByRole('button', { name: 'Send a test trace' }).click();
        await destination.getByText(answer).waitFor();
      };
      await answerOf('ours', /took a test trace.*project "Agents"/);
      expect(langfuse.spans().map(({ name }) => name)).toEqual(['switchboard test']);
      await answerOf('theirs', /answered 401/);
      await answerOf('silent', /UPSTREAM_FAILED: The connection to it broke before it answered/);
      expect(langfuse.faults().filter((fault) => fault !== 'authorization')).toEqual([]);
    } finally {
      await pages.world.demo.gateway.reload(({ tracing }) => {
        tracing.destinations = [];
      });
      await langfuse.close();
      await collector.close();
    }
  });

  it('tell of a destination that hangs how long it was waited for', async () => {
    const collector = await startFakeCollector();
    collector.behave('hang');
    let usualMs = 0;
    try {
      await pages.world.demo.gateway.reload(({ tracing }) => {
        usualMs = tracing.timeoutMs;
        tracing.timeoutMs = 150;
        tracing.destinations = [{ ...TERMS, name: 'slow', type: 'otlp', url: new URL(collector.url) }];
      });
      const { page } = await open({ path: '/settings?view=tracing' });
      const slow = page.getByRole('article', { name: 'slow' });
      await slow.getByRole('button', { name: 'Send a test trace' }).click();
      await slow.getByText(/within 150 ms/).waitFor();
      expect(await barriersOn(page)).toEqual([]);
    } finally {
      await pages.world.demo.gateway.reload(({ tracing }) => {
        tracing.timeoutMs = usualMs;
        tracing.destinations = [];
      });
      collector.behave('ok');
      await collector.close();
    }
  });

  it('keep nothing of what is said to an agent, neither shown nor exported nor stored, and tell who decided so', async () => {
    const { demo } = pages.world;
    const { gateway, keys } = demo;
    const { page } = await open({ path: '/settings?view=content' });
    await page.getByRole('button', { name: 'Decide for one' }).click();
    await page.getByLabel('Agent or key').selectOption('port-watch (agent)');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    const exceptions = page.getByRole('table', { name: 'Who decides otherwise' });
    await exceptions.getByText('nothing of what is said is kept').waitFor();
    await demo.say(keys['care-console'] ?? '', 'port-watch', 'The lighthouse is hunter2');
    const { id } = await gateway.lastCall('port-watch');
    const detail = await gateway.manage<{ content: unknown }>('GET', `/v1/calls/${String(id)}`);
    expect(JSON.stringify(detail)).not.toContain('hunter2');
    const headers = { authorization: `Bearer ${gateway.adminKey}` };
    const exported = await fetch(`${gateway.url}/v1/calls/export.jsonl?agent=port-watch`, { headers });
    expect(await exported.text()).not.toContain('hunter2');
    const written = (await readdir(gateway.dataDir, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    expect(written).not.toEqual([]);
    for (const { parentPath, name } of written)
      expect(await readFile(join(parentPath, name), 'latin1'), name).not.toContain('hunter2');
    await page.goto(`${gateway.url}/ui/calls?call=${String(id)}`);
    await page.getByRole('complementary', { name: 'Call of port-watch' }).waitFor();
    expect(await page.getByText('hunter2').count()).toBe(0);
    const { entries } = await gateway.manage<{ entries: { before: object; after: object; actor: object }[] }>(
      'GET',
      '/v1/audit?action=agent.update',
    );
    expect(entries[0]).toMatchObject({ actor: { kind: 'admin' }, after: { log_content: false } });
    expect(entries[0]?.before).not.toHaveProperty('log_content');
    await page.goto(`${gateway.url}/ui/settings?view=content`);
    await page.getByRole('button', { name: 'Lift' }).click();
    await page.getByText('port-watch goes by the configuration again').waitFor();
    await exceptions.waitFor({ state: 'detached' });
  });

  it('add a destination that was tried, change it once its difference was seen, pause and resume it, and delete it by its name', async () => {
    const langfuse = await startFakeCollector({ langfuse: KEYS });
    try {
      const { page } = await open({ path: '/settings?view=tracing' });
      await page.getByRole('button', { name: 'Add destination' }).click();
      const form = page.getByRole('form', { name: 'Add destination' });
      const test = form.getByRole('button', { name: 'Test before saving' });
      await form.getByLabel('Name').fill('research');
      await form.getByLabel('Address').fill(langfuse.url);
      await form.getByLabel('Public key').fill(KEYS.publicKey);
      await form.getByLabel('Secret key').fill('wrong');
      await test.click();
      await form.getByText(/answered 401/).waitFor();
      await form.getByLabel('Secret key').fill(KEYS.secretKey);
      await test.click();
      await form.getByText(/took a test trace.*project "Agents"/).waitFor();
      expect(await barriersOn(page)).toEqual([]);
      await form.getByRole('button', { name: 'Save destination' }).click();
      const destination = page.getByRole('article', { name: 'research' });
      await destination.getByText('nothing was sent yet').waitFor();
      await destination.getByText('by admin').waitFor();

      await destination.getByRole('button', { name: 'Change' }).click();
      await destination.getByLabel('What it gets').selectOption('none');
      await destination.getByText('Which traces').click();
      await destination.getByLabel('Share of traces').fill('50');
      await destination.getByRole('button', { name: 'Review and save' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Save 2 changes of research?').waitFor();
      const difference = await dialog.getByRole('region', { name: 'What changes' }).textContent();
      expect(difference?.trim().split('\n')).toEqual(['/content', '− "full"', '+ "none"', '/sampling', '− 1', '+ 0.5']);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await destination.getByText('nothing of what was said, of 50 % of traces').waitFor();

      await destination.getByRole('button', { name: 'Pause' }).click();
      await destination.getByText('paused: nothing is sent').waitFor();
      await destination.getByRole('button', { name: 'Resume' }).click();
      await destination.getByText('nothing was sent yet').waitFor();
      // With the secret key that is kept, which the browser was never told.
      await destination.getByRole('button', { name: 'Send a test trace' }).click();
      await destination.getByText(/took a test trace/).waitFor();

      await destination.getByRole('button', { name: 'Delete' }).click();
      const confirm = dialog.getByRole('button', { name: 'Delete' });
      expect(await confirm.isDisabled()).toBe(true);
      await dialog.getByLabel('Type research to confirm').fill('research');
      await confirm.click();
      await page.getByText('No destination yet').waitFor();
      expect(langfuse.faults().filter((fault) => fault !== 'authorization')).toEqual([]);
    } finally {
      await langfuse.close();
    }
  });

  it('show how a changed file differs from what runs, key by key, and put it in force when it is applied', async () => {
    const { gateway } = pages.world.demo;
    const write = (text: string) => writeFile(join(gateway.dataDir, CONFIG_FILE), text);
    const langfuse = await startFakeCollector({ langfuse: KEYS });
    try {
      await write(`${SETTINGS_FILE}log: { level: debug }
tracing:
  destinations:
    - { type: langfuse, name: filed, url: '${langfuse.url}', public_key: ${KEYS.publicKey}, secret_key: ${KEYS.secretKey} }
`);
      const { page } = await open({ path: '/settings?view=configuration' });
      const pending = page.getByRole('table', { name: 'Not in force yet' }).locator('tbody tr');
      await pending.first().waitFor();
      const cells = await pending.evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent)),
      );
      const filedAs = (field: string, after: string) => [
        `tracing.destinations[filed].${field}`,
        '—',
        after,
        'at once, when it is applied',
      ];
      expect(cells).toEqual([
        filedAs('type', '"langfuse"'),
        filedAs('name', '"filed"'),
        filedAs('url', JSON.stringify(langfuse.url)),
        filedAs('public_key', '********'),
        filedAs('secret_key', '********'),
        ['log.level', '—', '"debug"', 'at the next start'],
      ]);
      expect(await barriersOn(page)).toEqual([]);
      await page.getByRole('button', { name: 'Apply' }).click();
      await page.getByRole('dialog').getByText('this waits for the next start: log.level').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
      await page.getByText(/In force: tracing\.destinations; log\.level at the next start/).waitFor();
      await expect.poll(() => pending.locator('td:first-child').allInnerTexts()).toEqual(['log.level']);
      await page.getByRole('link', { name: 'Tracing' }).click();
      const filed = page.getByRole('article', { name: 'filed' });
      await filed.getByRole('button', { name: 'Send a test trace' }).click();
      await filed.getByText(/took a test trace/).waitFor();
      const { entries } = await gateway.manage<{ entries: object[] }>('GET', '/v1/audit?action=config.apply');
      expect(entries).toMatchObject([{ actor: { kind: 'admin' }, outcome: 'done' }]);

      await write('log: { level: loud }\n');
      await page.goto(`${gateway.url}/ui/settings?view=configuration`);
      await page.getByText(/line 1:\d+: log\.level/).waitFor();
    } finally {
      await write(SETTINGS_FILE);
      const { revision } = await gateway.manage<{ revision: string }>('GET', '/v1/settings/configuration/pending');
      await gateway.manage('POST', '/v1/settings/configuration/apply', { revision });
      await langfuse.close();
    }
  });
}
