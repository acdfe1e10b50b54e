import { expect, it } from 'vitest';
import type { OutboundResponse } from '../../outbound/index.ts';
import type { JsonObject } from '../../protocol/index.ts';
import { jsonResponse } from '../translate/made-response.ts';
import { askEmbeddings } from './embeddings.ts';
import type { EmbeddingsWay } from './way.ts';

/** A model that takes one text a request. */
const way: EmbeddingsWay = {
  path: '/embed',
  batch: 1,
  ask: ({ texts }) => ({ text: texts[0] ?? '' }),
  read: () => ({ vectors: [[1, 2]], tokens: 3 }),
};

function provider(failing: string | null = null) {
  const world = { asked: 0, left: 0 };
  const post = async (_path: string, { text }: JsonObject): Promise<OutboundResponse> => {
    world.asked += 1;
    if (text === failing) throw new Error('no answer');
    const response = jsonResponse({});
    const abort = (): void => {
      world.left += 1;
    };
    Object.assign(response.body, { abort });
    return response;
  };
  const ask = (input: unknown) =>
    askEmbeddings({ body: { model: 'm', input } as JsonObject, way, post, maxResponseBytes: 1000 });
  return { world, ask };
}

const texts = (count: number): string[] => Array.from({ length: count }, (_, index) => `text ${index}`);

it('each text is asked for, and told with what all of them took', async () => {
  const { world, ask } = provider();
  const response = await ask(texts(20));
  const answer = JSON.parse((await response.body.buffer(1_000_000)).toString()) as JsonObject;
  expect(answer['usage']).toEqual({ prompt_tokens: 60, total_tokens: 60 });
  expect([world.asked, answer['data']]).toEqual([
    20,
    texts(20).map((_, index) => ({ object: 'embedding', index, embedding: [1, 2] })),
  ]);
});

it('more texts than OpenAI takes are refused, and nobody is asked', async () => {
  const { world, ask } = provider();
  await expect(ask(texts(2049))).rejects.toThrow('"input": must be 2048 texts at most');
  expect(world.asked).toBe(0);
});

it('where one text fails, the answers of the others are left, and no more are asked for', async () => {
  const { world, ask } = provider('text 2');
  await expect(ask(texts(100))).rejects.toThrow('no answer');
  expect(world).toEqual({ asked: 8, left: 7 });
});
