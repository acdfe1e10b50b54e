import type { Page } from '@playwright/test';

/**
 * How long the page's own thread works while something is done: milliseconds of the processor, which are the same however
 * many others want it.
 */
export async function workWhile(page: Page, act: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const sinceEnabled = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
    };
    const before = await sinceEnabled();
    await act();
    return (await sinceEnabled()) - before;
  } finally {
    await session.detach();
  }
}
