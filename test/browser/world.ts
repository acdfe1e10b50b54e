import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, ConsoleMessage, Page, Response } from '@playwright/test';
import { expect } from 'vitest';
import { launchChromium } from './browser.ts';
import { type Demo, startDemo } from './demo.ts';
import { signIn } from './sign-in.ts';

/** What the browser did that a test may not have expected. */
interface Surprises {
  /** With the status, where there is one. */
  seen: { text: string; status?: number }[];
  /** Statuses that the test asks for, such as a refusal it wants to see. */
  expected: Set<number>;
}

/** One browser window on the demo, watched: see `quiet`. */
export interface View {
  page: Page;
  /** From now on answers of this status are no surprise. */
  expectStatus(status: number): void;
  /**
   * Fails when the page wrote an error to the console, threw, was answered with a failure, or asked another origin than the
   * gateway's.
   */
  quiet(): void;
  close(): Promise<void>;
}

export interface World {
  demo: Demo;
  /** A window of its own, with its own cookies. */
  open(options?: { path?: string; signedIn?: boolean; width?: number; theme?: 'light' | 'dark' }): Promise<View>;
  close(): Promise<void>;
}

/** The gateway, its agents and a browser. */
export async function startWorld(): Promise<World> {
  const demo = await startDemo({
    configure: ({ ledger, pushNotifications }) => {
      ledger.content = true;
      pushNotifications.allowedRanges = ['127.0.0.1/32'];
    },
  });
  const browser = await launchChromium();
  return {
    demo,
    open: async ({ path = '/agents', signedIn = true, width = 1280, theme = 'light' } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: theme,
        reducedMotion: 'reduce',
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const view = await watch(context, demo.gateway.url);
      // Whoever is not signed in is told so, once.
      view.expectStatus(401);
      if (signedIn) await signIn(view.page, demo.gateway, path);
      else await view.page.goto(`${demo.gateway.url}/ui${path}`);
      return view;
    },
    close: () => closeAll(browser, demo),
  };
}

async function closeAll(browser: Browser, demo: Demo): Promise<void> {
  await browser.close();
  await demo.close();
}

async function watch(context: BrowserContext, origin: string): Promise<View> {
  const page = await context.newPage();
  const surprises: Surprises = { seen: [], expected: new Set() };
  page.on('console', (message) => noteMessage(message, surprises));
  page.on('pageerror', (error) => surprises.seen.push({ text: `thrown: ${error.message}` }));
  page.on('response', (response) => noteResponse(response, origin, surprises));
  return {
    page,
    expectStatus: (status) => void surprises.expected.add(status),
    quiet: () => expect(unexpected(surprises)).toEqual([]),
    close: () => context.close(),
  };
}

/** Judged at the end: a page may ask for something before a test has said what it expects. */
const unexpected = ({ seen, expected }: Surprises): string[] =>
  seen.filter(({ status }) => status === undefined || !expected.has(status)).map(({ text }) => text);

function noteMessage(message: ConsoleMessage, { seen }: Surprises): void {
  if (message.type() !== 'error') return;
  const [, status] = /status of (\d{3})/.exec(message.text()) ?? [];
  seen.push({ text: `console: ${message.text()}`, ...(status !== undefined && { status: Number(status) }) });
}

function noteResponse(response: Response, origin: string, { seen }: Surprises): void {
  const url = response.url();
  const status = response.status();
  if (!url.startsWith('data:') && new URL(url).origin !== origin) seen.push({ text: `asked elsewhere: ${url}` });
  if (status >= 400) seen.push({ text: `${status}: ${url}`, status });
}

/** What axe finds on the page, as short lines. @param rules all of them, unless some are named */
export async function barriersOn(page: Page, rules?: string[]): Promise<string[]> {
  // Pages have no frames; without them axe needs no second page to put its findings together.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
