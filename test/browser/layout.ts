import type { Page } from '@playwright/test';

// What the page itself is asked, as it stands in the browser.
const OVERFLOW = 'document.documentElement.scrollWidth - window.innerWidth';
const SHIFTS = `new Promise((resolve) => {
  let sum = 0;
  const add = (list) => { for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) sum += value; };
  new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => setTimeout(() => resolve(sum)));
})`;

/** How much the page has moved by itself since it was opened, as browsers score it: 0.05 is hardly seen. */
export const layoutShiftOf = (page: Page): Promise<number> => page.evaluate<number>(SHIFTS);

/** How many pixels the page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> => page.evaluate<number>(OVERFLOW);
