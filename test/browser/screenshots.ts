// Takes a picture of every page of the admin UI, in both themes and three widths: `npm run screenshots [folder]`.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { Config } from '../../src/config/index.ts';
import { createDemoClock, liveThrough, makeTraffic } from '../../src/demo/index.ts';
import { launchChromium } from './browser.ts';
import { type Demo, startDemo } from './demo.ts';
import { signIn } from './sign-in.ts';

const WIDTHS = [390, 1280, 1720];
const HEIGHT = 900;
/** As much as `switchboard demo` shows. */
const DAYS = 7;
const THEMES = ['light', 'dark'] as const;

/** A page as it is shown: its name, where it is, and what is done there before the picture is taken. */
interface Shot {
  name: string;
  path: string | ((demo: Demo) => Promise<string>);
  prepare?: (page: Page) => Promise<unknown>;
}

const SHOTS: readonly Shot[] = [
  { name: 'overview', path: '/overview' },
  { name: 'agents', path: '/agents' },
  { name: 'agent', path: '/agents/freight-desk' },
  { name: 'agent-card', path: '/agents/freight-desk?view=card' },
  { name: 'agent-deployments', path: '/agents/berth-planner?view=deployments' },
  { name: 'agent-settings', path: '/agents/helpdesk?view=settings' },
  {
    name: 'agent-add',
    path: async ({ agents }) => `/agents/new?url=${encodeURIComponent(agents['port-watch']?.url ?? '')}`,
  },
  {
    name: 'playground',
    path: '/playground?agent=freight-desk',
    prepare: async (page) => {
      for (const words of ['Quote 14 pallets of ceramic tiles, Göteborg to Leeds', 'book Halden Line for Friday']) {
        await page.getByLabel('Message').fill(words);
        await page.keyboard.press('Enter');
        await page.locator('.it[aria-busy="false"]').last().waitFor();
        await page.locator('.it[aria-busy="true"]').waitFor({ state: 'detached' });
      }
    },
  },
  { name: 'keys', path: '/keys' },
  { name: 'key', path: async ({ gateway }) => `/keys?key=${await keyIdOf(gateway, 'tms-prod')}` },
  { name: 'teams', path: '/teams' },
  { name: 'team', path: '/teams?team=forwarding' },
  { name: 'users', path: '/users' },
  { name: 'user', path: '/users?user=jonas.reuter' },
  { name: 'models', path: '/models' },
  { name: 'model', path: '/models?model=careful' },
  { name: 'usage', path: '/usage?range=30d' },
  { name: 'tasks', path: '/tasks' },
  {
    name: 'task',
    path: '/tasks?agent=freight-desk&state=input-required',
    prepare: (page) => page.locator('tbody a').first().click(),
  },
  { name: 'deliveries', path: '/tasks?view=deliveries' },
  { name: 'settings', path: '/settings' },
  { name: 'hub', path: '/hub' },
  { name: 'hub-agent', path: '/hub?agent=customs-clerk' },
  { name: 'audit', path: '/audit' },
  {
    name: 'audit-entry',
    path: '/audit?action=key.create',
    prepare: (page) => page.locator('tbody a').first().click(),
  },
  { name: 'traces', path: '/traces' },
  { name: 'trace', path: async (demo) => `/traces/${await traceOf(demo, 'freight-desk')}` },
  {
    name: 'trace-call',
    path: async (demo) => `/traces/${await traceOf(demo, 'freight-desk')}`,
    prepare: (page) => page.getByRole('treeitem').filter({ hasText: 'careful' }).getByRole('link').click(),
  },
  { name: 'calls', path: '/calls' },
  { name: 'call', path: async (demo) => `/calls?call=${await callTo(demo, 'freight-desk')}` },
  { name: 'call-events', path: async (demo) => `/calls?view=events&call=${await callTo(demo, 'helpdesk')}` },
  {
    name: 'call-failed',
    path: async (demo) => `/calls?outcome=upstream-error&call=${await callTo(demo, 'berth-planner')}`,
  },
];

async function keyIdOf(gateway: Demo['gateway'], alias: string): Promise<string> {
  const { keys } = await gateway.manage<{ keys: { key_id: string }[] }>(
    'GET',
    `/key/list?return_full_object=true&key_alias=${alias}`,
  );
  return keys[0]?.key_id ?? '';
}

function keepContent({ ledger }: Config): void {
  ledger.content = true;
}

async function callTo({ gateway }: Demo, agent: string): Promise<string> {
  return String((await gateway.lastCall(agent))['id']);
}

async function traceOf({ gateway }: Demo, agent: string): Promise<string> {
  return String((await gateway.lastCall(agent))['trace_id']);
}

const folder = process.argv[2] ?? join('reports', 'screenshots');
const only = process.argv[3];
await mkdir(folder, { recursive: true });
const clock = createDemoClock(Date.now, DAYS);
const demo = await startDemo({ configure: keepContent, clock: clock.now });
const browser = await launchChromium();
try {
  await liveThrough(DAYS, demo, clock, { random: Math.random });
  await makeTraffic(demo);
  for (const theme of THEMES) for (const width of WIDTHS) await shoot(browser, theme, width);
} finally {
  await browser.close();
  await demo.close();
}

async function shoot(browser: Browser, theme: (typeof THEMES)[number], width: number): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: HEIGHT },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.on('console', (message) => void (message.type() === 'error' && console.error(`  ${message.text()}`)));
  page.on('pageerror', (error) => console.error(`  ${error.message}`));
  await page.goto(`${demo.gateway.url}/ui/`);
  await page.waitForLoadState('networkidle');
  await take(page, 'sign-in', theme, width);
  await signIn(page, demo.gateway);
  for (const { name, path, prepare } of SHOTS) {
    if (only !== undefined && !name.startsWith(only)) continue;
    await page.goto(`${demo.gateway.url}/ui${typeof path === 'string' ? path : await path(demo)}`);
    await page.locator('.skeleton').first().waitFor({ state: 'detached' });
    await prepare?.(page);
    // A tail is never idle; what is to be seen is there a moment after the last skeleton has gone.
    await page.waitForTimeout(400);
    await take(page, name, theme, width);
  }
  await context.close();
}

async function take(page: Page, name: string, theme: string, width: number): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}-${theme}-${width}.png`) });
}
