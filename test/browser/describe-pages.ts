import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, vi } from 'vitest';
import { makeTraffic } from '../../src/demo/index.ts';
import { canBrowse } from './browser.ts';
import { startWorld, type View, type World } from './world.ts';

/** What the tests of a file share. */
export interface Pages {
  readonly world: World;
  /** A window of the test's own: watched, and closed when the test ends. */
  open: World['open'];
  /** What else there is in the world when its tests begin. @param remove what does not end with the world */
  furnish(bring: (world: World) => Promise<unknown>, remove?: () => Promise<unknown>): void;
}

/**
 * Tests against one gateway and one browser. Each test fails when one of its windows met with something unexpected. A second
 * try of a test has a world of its own, as new as that of the first test.
 *
 * @param rounds of traffic that there has been
 * @param start another world than the usual one
 */
export function describePages(
  name: string,
  rounds: number,
  define: (pages: Pages) => void,
  start: () => Promise<World> = () => startWorld(),
): void {
  describe.skipIf(!canBrowse())(name, () => {
    let world: World;
    const views: View[] = [];
    const furniture: { bring: (world: World) => Promise<unknown>; remove?: () => Promise<unknown> }[] = [];

    const begin = async () => {
      world = await start();
      if (rounds > 0) await makeRecordedTraffic(world, rounds);
      for (const { bring } of furniture) await bring(world);
    };
    const end = async () => {
      await world?.close();
      for (const { remove } of furniture) await remove?.();
    };

    beforeAll(begin);
    beforeEach(async ({ task }) => {
      if (!task.result?.retryCount) return;
      await end();
      await begin();
    });
    afterEach(async () => {
      for (const view of views.splice(0)) {
        view.quiet();
        await view.close();
      }
    });
    afterAll(end);

    define({
      get world() {
        return world;
      },
      open: async (options) => {
        const view = await world.open(options);
        views.push(view);
        return view;
      },
      furnish: (bring, remove) => void furniture.push({ bring, remove }),
    });
  });
}

/** Records reach the database in their order, a moment after the answers: the last one, to an agent that is gone, ends them. */
async function makeRecordedTraffic({ demo }: World, rounds: number): Promise<void> {
  await makeTraffic(demo, rounds);
  const isGone = async () =>
    expect(await demo.gateway.lastCall('berth-planner')).toMatchObject({ error_code: 'UPSTREAM_UNREACHABLE' });
  await vi.waitFor(isGone);
}
