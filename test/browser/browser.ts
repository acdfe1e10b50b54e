import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium, or what `SWITCHBOARD_TEST_CHROMIUM` names; undefined where there is none. */
export const chromiumPath = (): string | undefined =>
  [process.env['SWITCHBOARD_TEST_CHROMIUM'], ...PLACES].find((path) => path !== undefined && existsSync(path));

/** Whether the admin UI is built and there is a browser to see it with; says so aloud when not. */
export function canBrowse(): boolean {
  const isBuilt = existsSync(join(import.meta.dirname, '..', '..', 'dist', 'ui', 'index.html'));
  const isPossible = isBuilt && chromiumPath() !== undefined;
  if (!isPossible)
    console.warn('SKIPPED: the admin UI is not built, or there is no Chromium (npm run build; see docs/admin-ui.md)');
  return isPossible;
}

/** Starts it without a window, and without the questions it asks its maker's servers. */
export function launchChromium(executablePath = chromiumPath()): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}
