import { expect, it } from 'vitest';
import { Exchange } from './exchange.ts';
import { createGuard } from './guard.ts';
import { requestTo, silent, useWorld } from './outbound.fixtures.ts';
import { createPools } from './pools.ts';

const world = useWorld();

it('a dropped pool lets its open exchanges end', async () => {
  let finish: () => void = () => {};
  const first = await world.http((_request, response) => {
    response.write('begun');
    finish = () => response.end(' and ended');
  });
  const second = await world.http((_request, response) => response.end('second'));
  const pools = createPools(createGuard({ log: silent }), 1);
  const open = (url: URL) => {
    const exchange = new Exchange(requestTo(url));
    pools.of(requestTo(url)).dispatch({ path: '/', method: 'POST' }, exchange);
    return exchange.response;
  };

  const { body } = await open(first);
  await (await open(second)).body.buffer(100);
  finish();
  expect((await body.buffer(100)).toString()).toBe('begun and ended');
  await pools.close();
});

it('requests share connections when they may reach the same addresses and wait equally long', () => {
  const pools = createPools(createGuard({ log: silent }));
  const pool = pools.of(requestTo('http://agent.example/a'));
  const same = requestTo('http://agent.example/b?c');
  expect(pools.of(same)).toBe(pool);
  for (const different of [
    requestTo('https://agent.example/a'),
    requestTo('http://agent.example:81/a'),
    { ...same, network: 'public' as const },
    { ...same, callerChosen: true },
    { ...same, timeouts: { ...same.timeouts, connectMs: 1 } },
  ]) {
    expect(pools.of(different)).not.toBe(pool);
  }
  return pools.close();
});
