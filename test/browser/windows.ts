import type { Browser, BrowserContextOptions, ConsoleMessage, Page, Request, Response } from '@playwright/test';
import { expect } from 'vitest';
import type { TestGateway } from '../support/gateway.ts';
import { signIn } from './sign-in.ts';

type StorageState = Exclude<BrowserContextOptions['storageState'], string | undefined>;

/** What the browser did that a test may not have expected. */
interface Surprises {
  /** With the status, where there is one. */
  seen: { text: string; status?: number }[];
  /** Statuses that the test asks for, such as a refusal it wants to see. */
  expected: Set<number>;
}

/** A window on the gateway while a test has it, watched: see `quiet`. */
export interface View {
  page: Page;
  /** From now on answers of this status are no surprise; 0 is that there is none. */
  expectStatus(status: number): void;
  /**
   * Fails when the page wrote an error to the console, threw, was answered with a failure, or asked for anything that is not
   * the gateway's.
   */
  quiet(): void;
  /** Waits until the page has asked for all it needs, has it, and shows it. */
  loaded(): Promise<void>;
  /** Gives the window back, as if nothing had been done in it. */
  close(): Promise<void>;
}

export interface ViewOptions {
  /** Where to, under `/ui`. */
  path?: string;
  /** As the administrator, which needs no sign-in after the first; a visitor otherwise. */
  signedIn?: boolean;
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
}

/** Addresses of what goes on as long as the page. */
const STREAM = /\/stream(\?|$)/;

// What the page itself is asked, two frames from now: whether everything has come in the place of what stood in for it.
const DRAWN = `new Promise((resolve) => {
  const look = () => resolve(!document.querySelector('.skeleton'));
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(look)));
})`;

interface Watched {
  page: Page;
  surprises: Surprises;
  /** What it has asked for and not been told yet, but for what is never told to its end. */
  asked: Set<Request>;
}

/**
 * Windows of a browser, each with its own cookies. They are lent: a new one would load and compile everything anew, which
 * takes several times as long as most tests. What one kept (storage, cookies, size, theme) is gone when the next test has it.
 */
export function createWindows(
  browser: Browser,
  gateway: Pick<TestGateway, 'url' | 'adminKey'>,
): (options?: ViewOptions) => Promise<View> {
  const idle: { administrators: Watched[]; visitors: Watched[] } = { administrators: [], visitors: [] };
  let signedInState: StorageState | undefined;

  async function openAnew(storageState: StorageState | undefined): Promise<Watched> {
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
      storageState,
    });
    return watch(await context.newPage(), gateway.url);
  }

  return async ({ path = '/agents', signedIn = true, width = 1280, height = 900, theme = 'light' } = {}) => {
    const shelf = signedIn ? idle.administrators : idle.visitors;
    const watched = shelf.pop() ?? (await openAnew(signedIn ? signedInState : undefined));
    const { page } = watched;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    if (signedIn && signedInState === undefined) {
      await signIn(page, gateway, path);
      signedInState = await page.context().storageState();
    } else {
      await page.goto(`${gateway.url}/ui${path}`, { waitUntil: 'commit' });
      // What the test before left running is over now, and none of this one's concern.
      watched.surprises = noSurprises();
      await page.waitForLoadState();
    }
    return {
      page,
      expectStatus: (status) => void watched.surprises.expected.add(status),
      quiet: () => expect(unexpected(watched.surprises).join('\n')).toBe(''),
      loaded: () => load(watched),
      close: async () => {
        await forget(page, signedIn ? signedInState : undefined);
        shelf.push(watched);
      },
    };
  };
}

/** Whoever is not signed in is told so, once. */
const noSurprises = (): Surprises => ({ seen: [], expected: new Set([401]) });

async function forget(page: Page, state: StorageState | undefined): Promise<void> {
  // Whoever still answers the page for a test that is over answers nobody.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  if (state === undefined) await page.context().clearCookies();
  const kept = state?.origins.flatMap(({ localStorage }) => localStorage) ?? [];
  await page.evaluate(`
    sessionStorage.clear();
    localStorage.clear();
    for (const { name, value } of ${JSON.stringify(kept)}) localStorage.setItem(name, value);`);
}

/** @param base the address below which everything is to be asked for */
function watch(page: Page, base: string): Watched {
  const watched: Watched = { page, surprises: noSurprises(), asked: new Set() };
  const note = (surprise: Surprises['seen'][number]) => void watched.surprises.seen.push(surprise);
  page.on('console', (message) => noteMessage(message, note));
  page.on('pageerror', (error) => note({ text: `thrown: ${error.message}` }));
  page.on('response', (response) => noteResponse(response, base, note));
  page.on('request', (request) => void (STREAM.test(request.url()) || watched.asked.add(request)));
  page.on('requestfinished', (request) => void watched.asked.delete(request));
  page.on('requestfailed', (request) => void watched.asked.delete(request));
  return watched;
}

/** What has been told may be the reason to ask for more, which is so when it has been drawn. */
async function load({ page, asked }: Watched): Promise<void> {
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  const isLoaded = async () => {
    if (asked.size > 0) return false;
    const isDrawn = await page.evaluate<boolean>(DRAWN);
    return isDrawn && asked.size === 0;
  };
  await expect.poll(isLoaded, { interval: 20 }).toBe(true);
}

/** Judged at the end: a page may ask for something before a test has said what it expects. */
const unexpected = ({ seen, expected }: Surprises): string[] =>
  seen.filter(({ status }) => status === undefined || !expected.has(status)).map(({ text }) => text);

type Note = (surprise: Surprises['seen'][number]) => void;

function noteMessage(message: ConsoleMessage, note: Note): void {
  if (message.type() !== 'error') return;
  // No answer at all counts as status 0.
  const status = /net::ERR_|Unable to preload/.test(message.text())
    ? '0'
    : /status of (\d{3})/.exec(message.text())?.[1];
  note({ text: `console: ${message.text()}`, ...(status !== undefined && { status: Number(status) }) });
}

function noteResponse(response: Response, base: string, note: Note): void {
  const url = response.url();
  const status = response.status();
  if (!url.startsWith('data:') && !url.startsWith(`${base}/`)) note({ text: `asked elsewhere: ${url}` });
  if (status >= 400) note({ text: `${status}: ${url}`, status });
}
