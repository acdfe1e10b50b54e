import type { Page } from '@playwright/test';

/** What the page was told, as it came. */
export interface Answer {
  path: string;
  body: string;
}

/** Programs, looks and fonts are files, and the same for everybody. */
const isData = ({ pathname }: URL): boolean => !pathname.startsWith('/ui/assets/');

/**
 * Every answer that a page gets from now on, but for the files it is made of. Each is read before the page has it: a browser
 * forgets what it was told as soon as it goes elsewhere.
 *
 * @returns the answers so far; they become more. Streams are never told to their end: the page must not follow any
 */
export async function readAnswers(page: Page): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  await page.route(isData, async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    answers.push({ path: new URL(response.url()).pathname, body: await response.text() });
    await route.fulfill({ response });
  });
  return answers;
}
