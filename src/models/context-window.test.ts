import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createContextCheck } from './context-window.ts';
import { createModelRegistry } from './registry.ts';
import { readModelRequest } from './request.ts';

const log = pino({ level: 'silent' });
const leaveFitting = createContextCheck({ log });

const entry = (id: string, model: string, info: object = {}) => ({
  model_name: 'm',
  litellm_params: { model, api_key: 'sk' },
  model_info: { id, ...info },
});

/** Ids of the deployments that take so many bytes of text. */
async function takers(bytes: number, ...entries: ReturnType<typeof entry>[]): Promise<string[]> {
  const models = createModelRegistry({ times: { timeoutMs: 1, streamTimeoutMs: null }, log });
  models.replace(entries);
  const model = models.find('m');
  const body = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'x'.repeat(bytes) }] });
  if (!model) throw new Error('there is a model');
  const { deployments } = await leaveFitting(model, readModelRequest(Buffer.from(body), 'chat.completions'));
  return deployments.map(({ id }) => id);
}

it('deployments that say they take less are left out; those that say nothing are asked', async () => {
  const small = entry('small', 'mock/echo', { max_input_tokens: 10 });
  const large = entry('large', 'mock/echo', { max_input_tokens: 1000 });
  const unknown = entry('unknown', 'hosted/unheard-of', { max_input_tokens: null });
  expect(await takers(40, small, large)).toEqual(['small', 'large']);
  expect(await takers(44, small, large)).toEqual(['large']);
  expect(await takers(40_000, small, large, entry('silent', 'mock/echo'), unknown)).toEqual(['silent', 'unknown']);
});

it('what the table knows counts where the entry says nothing', async () => {
  const known = entry('known', 'openai/gpt-4o');
  expect(await takers(127_000 * 4, known)).toEqual(['known']);
  await expect(takers(129_000 * 4, known)).rejects.toMatchObject({ code: 'CONTEXT_WINDOW_EXCEEDED' });
});
