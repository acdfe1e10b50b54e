import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium, or what `SWITCHBOARD_TEST_CHROMIUM` names; undefined where there is none. */
export const chromiumPath = (): string | undefined =>
  [process.env['SWITCHBOARD_TEST_CHROMIUM'], ...PLACES].find((path) => path !== undefined && existsSync(path));

/** Starts it without a window, and without the questions it asks its maker's servers. */
export function launchChromium(executablePath = chromiumPath()): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}
