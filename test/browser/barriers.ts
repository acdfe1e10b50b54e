import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds on the page, as short lines. @param rules all of them, unless some are named */
export async function barriersOn(page: Page, rules?: string[]): Promise<string[]> {
  // Pages have no frames; without them axe needs no second page to put its findings together. Nor does it need to tell
  // in which of many hundred places a rule is kept.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
