import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { makeTraffic } from '../../src/demo/index.ts';
import { canBrowse } from './browser.ts';
import { startWorld, type View, type World } from './world.ts';

/** What the tests of a file share. */
export interface Pages {
  readonly world: World;
  /** A window of the test's own: watched, and closed when the test ends. */
  open: World['open'];
}

/**
 * Tests against one gateway and one browser. Each test fails when one of its windows met with something unexpected.
 *
 * @param rounds of traffic that there has been
 */
export function describePages(name: string, rounds: number, define: (pages: Pages) => void): void {
  describe.skipIf(!canBrowse())(name, () => {
    let world: World;
    const views: View[] = [];

    beforeAll(async () => {
      world = await startWorld();
      if (rounds > 0) await makeTraffic(world.demo, rounds);
    });
    afterEach(async () => {
      for (const view of views.splice(0)) {
        view.quiet();
        await view.close();
      }
    });
    afterAll(() => world?.close());

    define({
      get world() {
        return world;
      },
      open: async (options) => {
        const view = await world.open(options);
        views.push(view);
        return view;
      },
    });
  });
}
