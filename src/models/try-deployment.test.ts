import { expect, it } from 'vitest';
import { SwitchboardError } from '../protocol/index.ts';
import { deploymentOf } from './deployment.ts';
import { createTryDeployment } from './try-deployment.ts';
import type { AskModel, AskOptions } from './upstream.ts';

const deployment = (mode?: string) =>
  deploymentOf(
    { model_name: 'm', litellm_params: { model: 'mock/echo' }, model_info: { ...(mode !== undefined && { mode }) } },
    { timeoutMs: 1000, streamTimeoutMs: null },
  );

function trying(answer: { status: number; text: string } | Error) {
  const asked: { operation: string; body: unknown }[] = [];
  let now = 0;
  const ask = (async ({ request }: AskOptions) => {
    asked.push({ operation: request.operation, body: JSON.parse(request.raw.toString()) });
    now += 42;
    if (answer instanceof Error) throw answer;
    return { status: answer.status, headers: {}, body: { buffer: () => Buffer.from(answer.text) } };
  }) as unknown as AskModel;
  return { tryOne: createTryDeployment({ ask, monotonic: () => now }), asked };
}

it('asks a model a few words in the way that it is made for', async () => {
  const { tryOne, asked } = trying({ status: 200, text: '{}' });
  expect(await tryOne(deployment())).toEqual({ ms: 42, status: 200, failure: null });
  await tryOne(deployment('embedding'));
  expect(asked).toMatchObject([
    { operation: 'chat.completions', body: { model: 'm', max_tokens: 16 } },
    { operation: 'embeddings', body: { model: 'm', input: 'Hello' } },
  ]);
});

it('tells a refusal in the words of the provider, and that nobody answers in those of the gateway', async () => {
  const refused = await trying({ status: 401, text: 'wrong key' }).tryOne(deployment());
  expect(refused).toEqual({ ms: 42, status: 401, failure: 'wrong key' });
  const away = new SwitchboardError('UPSTREAM_UNREACHABLE', 'nobody there');
  expect(await trying(away).tryOne(deployment())).toEqual({ ms: 42, status: null, failure: 'nobody there' });
});
