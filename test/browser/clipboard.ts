import type { Page } from '@playwright/test';

/** What was copied last; a button that copies is done before the copy is there. */
export const copiedOn = (page: Page): Promise<string> => page.evaluate<string>('navigator.clipboard.readText()');
