import { describe, it } from 'vitest';
import { postgresSkipped } from '../support/test-database.ts';
import { describePages, type Pages } from './describe-pages.ts';
import { startWorld } from './world.ts';

/** The pages whose questions the databases answer in ways of their own; `npm run test:browser:postgres` asks all of them. */
const PAGES = [
  ['/overview', 'freight-desk'],
  ['/agents', 'Plans a shipment'],
  ['/traces?model=quick', 'freight-desk'],
  ['/tasks', 'freight-desk'],
  ['/calls?q=pallets', 'freight-desk'],
  ['/calls?agent=helpdesk&outcome=ok', 'helpdesk'],
  ['/keys', 'tms-prod'],
  ['/users', 'jonas.reuter'],
  ['/models', 'careful'],
  ['/usage?measure=calls', 'freight-desk'],
] as const;

const skipped = postgresSkipped();
describe.skipIf(skipped !== undefined)(
  skipped === undefined ? 'on PostgreSQL' : `on PostgreSQL (SKIPPED: ${skipped})`,
  () => describePages('the admin UI', 1, define, () => startWorld({ database: 'postgres' })),
);

function define({ open }: Pages): void {
  it.each(PAGES)('%s shows what there is', async (path, text) => {
    const { page } = await open({ path });
    await page.locator('main').getByText(text).filter({ visible: true }).first().waitFor();
  });

  it('the audit log is proven to be whole', async () => {
    const { page } = await open({ path: '/audit' });
    await page.getByRole('button', { name: 'Prove the log' }).click();
    await page.getByText('the chain is whole').waitFor();
  });
}
