import { requestTestDatabase } from '../support/test-database.ts';
import { launchChromium } from './browser.ts';
import { type Demo, startDemo } from './demo.ts';
import { createWindows, type View, type ViewOptions } from './windows.ts';

export { barriersOn } from './barriers.ts';
export { copiedOn } from './clipboard.ts';
export type { View } from './windows.ts';

export interface World {
  demo: Demo;
  /** A window of its own, with its own cookies. */
  open(options?: ViewOptions): Promise<View>;
  close(): Promise<void>;
}

export interface WorldOptions {
  /** Where the browser reaches the gateway; straight by default. */
  url?: string;
  /** The embedded one by default; `SWITCHBOARD_TEST_BROWSER_ON=postgres` makes it the other one. */
  database?: 'embedded' | 'postgres';
  /** What its configuration file says; none by default. */
  file?: string;
}

/** The gateway, its agents and a browser. */
export async function startWorld({ url, file, database = usualDatabase() }: WorldOptions = {}): Promise<World> {
  const databaseUrl = database === 'postgres' ? await requestTestDatabase() : null;
  const starting = startDemo({
    // One that the gateway does not use, for whoever looks at what became of it.
    env: { REDIS_URL: 'redis://127.0.0.1' },
    ...(file !== undefined && { file }),
    configure: ({ ledger, pushNotifications, server, store }) => {
      store.databaseUrl = databaseUrl;
      ledger.content = true;
      pushNotifications.allowedRanges = ['127.0.0.1/32'];
      if (url !== undefined) server.publicUrl = new URL(url);
    },
  });
  const [demo, browser] = await Promise.all([starting, launchChromium()]);
  return {
    demo,
    open: createWindows(browser, { url: url ?? demo.gateway.url, adminKey: demo.gateway.adminKey }),
    close: async () => {
      await browser.close();
      await demo.close();
    },
  };
}

/** What all pages of this run stand on. */
export const usualDatabase = (): 'embedded' | 'postgres' =>
  process.env['SWITCHBOARD_TEST_BROWSER_ON'] === 'postgres' ? 'postgres' : 'embedded';
