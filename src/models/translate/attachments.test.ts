import { expect, it } from 'vitest';
import type { Outbound, OutboundRequest, OutboundResponse } from '../../outbound/index.ts';
import { createFetchFile } from './attachments.ts';

const MEBIBYTE = 1024 * 1024;

/** An internet in which every address holds a picture of so many bytes. */
function pictures(bytes: number, status: (url: URL) => number = () => 200) {
  const world = { asked: [] as URL[], atOnce: 0, mostAtOnce: 0, left: 0 };
  const send = async ({ url }: OutboundRequest): Promise<OutboundResponse> => {
    world.asked.push(url);
    world.atOnce += 1;
    world.mostAtOnce = Math.max(world.mostAtOnce, world.atOnce);
    await Promise.resolve();
    const end = () => {
      world.atOnce -= 1;
    };
    const body = {
      buffer: async () => {
        await Promise.resolve();
        end();
        return Buffer.alloc(bytes);
      },
      abort: () => {
        world.left += 1;
        end();
      },
    };
    const headers = { 'content-type': 'image/png' };
    return { status: status(url), headers, body } as unknown as OutboundResponse;
  };
  const outbound = { send } as unknown as Outbound;
  const fetchFile = createFetchFile(outbound, {}, new AbortController().signal);
  const fetchAll = (count: number) =>
    Promise.allSettled(
      Array.from({ length: count }, (_, index) =>
        fetchFile({ url: new URL(`http://pictures.example/${index}`), usualType: 'image/*', where: `[${index}]` }),
      ),
    );
  return { world, fetchAll };
}

const reasons = (settled: PromiseSettledResult<unknown>[]): string[] =>
  settled.flatMap((one) => (one.status === 'rejected' ? [String(one.reason.message)] : []));

it('files at addresses are fetched a few at a time, in any number that is sane', async () => {
  const { world, fetchAll } = pictures(3);
  const settled = await fetchAll(100);
  const picture = { data: 'AAAA', mediaType: 'image/png' };
  expect(settled).toEqual(settled.map(() => ({ status: 'fulfilled', value: picture })));
  expect([world.asked.length, world.mostAtOnce]).toEqual([100, 4]);
});

it('a request that names more addresses than that has few of them fetched, and is refused', async () => {
  const { world, fetchAll } = pictures(3);
  const settled = await fetchAll(10_000);
  expect(reasons(settled)).toContain('"[100]": is one of more than 100 files at addresses');
  expect(world.asked.length).toBeLessThanOrEqual(100);
});

it('files that are too large together end the fetching', async () => {
  const { world, fetchAll } = pictures(10 * MEBIBYTE);
  const settled = await fetchAll(50);
  expect(reasons(settled)).toContain('"[3]": makes the files at addresses larger than 33554432 bytes together');
  expect(world.asked.length).toBeLessThan(10);
});

it('an address that holds no file ends the fetching, and its answer is left', async () => {
  const { world, fetchAll } = pictures(3, ({ pathname }) => (pathname === '/2' ? 404 : 200));
  const settled = await fetchAll(50);
  expect(reasons(settled)).toContain('"[2]": its address cannot be read: it must be public, and answer with a file');
  expect(world.asked.length).toBeLessThan(10);
  expect([world.left, world.atOnce]).toEqual([1, 0]);
});
