// Takes a picture of every page of the admin UI, in both themes and three widths, or of those that are named:
// `npm run screenshots [folder [name...]]`.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page, Request } from '@playwright/test';
import { type DemoGateway, startDemoGateway } from '../../src/cli/demo-gateway.ts';
import type { Scene } from '../../src/demo/index.ts';
import { createLog } from '../../src/log.ts';
import { launchChromium } from './browser.ts';
import { signIn } from './sign-in.ts';

const WIDTHS = [390, 1280, 1720];
const HEIGHT = 900;
/** As much as `switchboard demo` shows. */
const DAYS = 7;
/** Of nothing new, twice, before a picture is taken. */
const CALM_MS = 250;
/** However long it takes. */
const MOST_PATIENCE_MS = 30_000;
const STREAM = /\/stream(\?|$)/;
const THEMES = ['light', 'dark'] as const;

/** What is photographed. */
interface Demo extends Pick<Scene, 'agents'> {
  gateway: DemoGateway;
}

/** A page as it is shown: its name, where it is, and what is done there before the picture is taken. */
interface Shot {
  name: string;
  path: string | ((demo: Demo) => Promise<string>);
  prepare?: (page: Page) => Promise<unknown>;
}

const USUAL_CALL = 'agent=freight-desk&outcome=ok';
const FAILED_CALL = 'agent=berth-planner&outcome=upstream-error';
const STREAMED_CALL = 'agent=helpdesk&outcome=ok&front=a2a';

const SHOTS: readonly Shot[] = [
  { name: 'overview', path: '/overview' },
  { name: 'agents', path: '/agents' },
  { name: 'agent', path: '/agents/freight-desk' },
  { name: 'agent-paused', path: '/agents/night-desk' },
  { name: 'agent-down', path: '/agents/reefer-watch' },
  { name: 'agent-unlinked', path: '/agents/claims-clerk?range=7d' },
  { name: 'agent-calls', path: '/agents/freight-desk?view=calls&range=7d' },
  { name: 'agent-card', path: '/agents/document-room?view=card' },
  { name: 'agent-deployments', path: '/agents/vessel-tracker?view=deployments' },
  { name: 'agent-access', path: '/agents/freight-desk?view=access' },
  { name: 'agent-cost', path: '/agents/freight-desk?view=cost&range=7d' },
  { name: 'agent-settings', path: '/agents/terminal-gate?view=settings' },
  { name: 'agent-add', path: '/agents/new' },
  {
    name: 'agent-add-card',
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
  {
    name: 'playground-files',
    path: '/playground?agent=document-room',
    prepare: async (page) => {
      await page.getByLabel('Message').fill('Draw up the waybill of 20418');
      await page.keyboard.press('Enter');
      await page.locator('.it[aria-busy="false"]').last().waitFor();
      await page.locator('.it[aria-busy="true"]').waitFor({ state: 'detached' });
    },
  },
  { name: 'keys', path: '/keys' },
  { name: 'keys-requests', path: '/keys?kind=requests' },
  {
    name: 'key-new',
    path: '/keys',
    prepare: (page) => page.getByRole('button', { name: 'New key' }).click(),
  },
  { name: 'key', path: async ({ gateway }) => `/keys?key=${await keyIdOf(gateway, 'tms-prod')}` },
  { name: 'teams', path: '/teams' },
  { name: 'team', path: '/teams?team=forwarding' },
  { name: 'users', path: '/users' },
  { name: 'user', path: '/users?user=jonas.reuter' },
  { name: 'models', path: '/models' },
  { name: 'model', path: '/models?model=careful' },
  { name: 'model-add', path: '/models?entry=new' },
  { name: 'model-unpriced', path: '/models?model=in-house' },
  { name: 'prices', path: '/prices?range=7d' },
  { name: 'usage', path: '/usage?range=7d' },
  { name: 'usage-teams', path: '/usage?range=30d&by=team' },
  { name: 'usage-end-users', path: '/usage?range=7d&by=end_user&measure=tokens' },
  { name: 'tasks', path: '/tasks' },
  {
    name: 'task',
    path: '/tasks?agent=freight-desk&state=input-required',
    prepare: (page) => page.locator('tbody a').first().click(),
  },
  { name: 'deliveries', path: '/tasks?view=deliveries' },
  {
    name: 'task-files',
    path: '/tasks?agent=document-room&state=completed&range=7d',
    prepare: (page) => page.locator('tbody a').first().click(),
  },
  ...['general', 'sign-in', 'tracing', 'content', 'routing', 'alerts', 'configuration', 'about'].map((view) => ({
    name: `settings-${view}`,
    path: `/settings?view=${view}`,
  })),
  { name: 'settings-destination', path: '/settings?view=tracing&destination=operations' },
  { name: 'hub', path: '/hub' },
  { name: 'hub-agent', path: '/hub?agent=customs-clerk' },
  { name: 'audit', path: '/audit' },
  {
    name: 'audit-entry',
    path: '/audit?action=key.create&range=30d',
    prepare: (page) => page.locator('tbody a').first().click(),
  },
  { name: 'traces', path: '/traces?range=7d' },
  {
    name: 'trace-tools',
    path: async (demo) => `/traces/${await traceOf(demo, 'agent=dispatcher&outcome=ok')}`,
    prepare: (page) => page.getByRole('treeitem').filter({ hasText: 'careful' }).last().getByRole('link').click(),
  },
  { name: 'trace', path: async (demo) => `/traces/${await traceOf(demo, 'agent=freight-desk&outcome=ok')}` },
  {
    name: 'trace-call',
    path: async (demo) => `/traces/${await traceOf(demo, 'agent=freight-desk&outcome=ok')}`,
    prepare: (page) => page.getByRole('treeitem').filter({ hasText: 'careful' }).getByRole('link').click(),
  },
  { name: 'calls', path: '/calls?range=7d' },
  { name: 'call', path: async (demo) => `/calls?call=${await callOf(demo, USUAL_CALL)}` },
  {
    name: 'call-conversation',
    path: async (demo) => {
      const trace = await traceOf(demo, 'agent=dispatcher&outcome=ok');
      return `/calls?view=conversation&call=${await callOf(demo, `trace_id=${trace}&model=careful`)}`;
    },
  },
  { name: 'call-events', path: async (demo) => `/calls?view=events&call=${await callOf(demo, STREAMED_CALL)}` },
  ...['raw', 'links'].map((view) => ({
    name: `call-${view}`,
    path: async (demo: Demo) => `/calls?view=${view}&call=${await callOf(demo, USUAL_CALL)}`,
  })),
  {
    name: 'call-failed',
    path: async (demo) => `/calls?outcome=upstream-error&call=${await callOf(demo, FAILED_CALL)}`,
  },
  {
    name: 'call-errors',
    path: async (demo) => `/calls?view=errors&call=${await callOf(demo, FAILED_CALL)}`,
  },
  {
    name: 'call-difference',
    path: async (demo) => {
      const [one, other] = await Promise.all([callOf(demo, USUAL_CALL), callOf(demo, FAILED_CALL)]);
      return `/calls?view=diff&call=${one}&base=${other}`;
    },
  },
  { name: 'palette', path: '/overview', prepare: (page) => page.keyboard.press('Control+k') },
  { name: 'keyboard', path: '/overview', prepare: (page) => page.keyboard.press('?') },
];

async function keyIdOf({ place }: DemoGateway, alias: string): Promise<string> {
  const { keys } = (await place.get(`/key/list?return_full_object=true&key_alias=${alias}`)) as {
    keys: { key_id: string }[];
  };
  return keys[0]?.key_id ?? '';
}

/** @param filters of `GET /v1/calls` */
async function newestCall({ gateway }: Demo, filters: string): Promise<{ id: string; trace_id: string }> {
  const { calls } = (await gateway.place.get(`/v1/calls?limit=1&${filters}`)) as {
    calls: { id: string; trace_id: string }[];
  };
  if (!calls[0]) throw new Error(`Nobody called ${filters}.`);
  return calls[0];
}

const callOf = async (demo: Demo, filters: string): Promise<string> => (await newestCall(demo, filters)).id;
const traceOf = async (demo: Demo, filters: string): Promise<string> => (await newestCall(demo, filters)).trace_id;

const folder = process.argv[2] ?? join('reports', 'screenshots');
const named = process.argv.slice(3);
await mkdir(folder, { recursive: true });
const gateway = await startDemoGateway({ host: '127.0.0.1', port: 0, days: DAYS, log: createLog('fatal') });
const browser = await launchChromium();
const { agents } = await gateway.tell();
const demo: Demo = { gateway, agents };
try {
  for (const theme of THEMES) for (const width of WIDTHS) await shoot(browser, theme, width);
} finally {
  await browser.close();
  await gateway.close();
}

async function shoot(browser: Browser, theme: (typeof THEMES)[number], width: number): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: HEIGHT },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const asked = requestsOf(page);
  page.on('console', (message) => void (message.type() === 'error' && console.error(`  ${message.text()}`)));
  page.on('pageerror', (error) => console.error(`  ${error.message}`));
  await page.goto(`${gateway.url}/ui/`);
  await page.waitForLoadState('networkidle');
  await take(page, 'sign-in', theme, width);
  await signIn(page, gateway);
  for (const { name, path, prepare } of SHOTS) {
    if (named.length > 0 && !named.includes(name)) continue;
    await page.goto(`${gateway.url}/ui${typeof path === 'string' ? path : await path(demo)}`);
    await settle(page, asked);
    await prepare?.(page);
    await settle(page, asked);
    await take(page, name, theme, width);
  }
  await context.close();
}

/** What a page asks for and is not told yet; its streams go on as long as it. */
function requestsOf(page: Page): ReadonlySet<Request> {
  const asked = new Set<Request>();
  page.on('request', (request) => void (STREAM.test(request.url()) || asked.add(request)));
  page.on('requestfinished', (request) => void asked.delete(request));
  page.on('requestfailed', (request) => void asked.delete(request));
  return asked;
}

/** Waits until it has all that it asked for, and has drawn it: what it has been told may be the reason to ask for more. */
async function settle(page: Page, asked: ReadonlySet<Request>): Promise<void> {
  const deadline = Date.now() + MOST_PATIENCE_MS;
  for (let calm = 0; calm < 2 && Date.now() < deadline; ) {
    await page.waitForTimeout(CALM_MS);
    const isDrawn = (await page.locator('.skeleton').count()) === 0;
    calm = isDrawn && asked.size === 0 ? calm + 1 : 0;
  }
}

async function take(page: Page, name: string, theme: string, width: number): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}-${theme}-${width}.png`) });
}
