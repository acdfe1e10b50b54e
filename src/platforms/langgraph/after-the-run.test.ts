import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../protocol/index.ts';
import { type ScriptedAnswer, scriptedUpstream } from '../adapter.fixtures.ts';
import { langgraphAdapter } from './langgraph-adapter.ts';

const RUN = { thread: 't', run: 'r', after: 'h1' };
const { poll, cancel, describe: describeAgent } = langgraphAdapter;

const asked = (...answers: ScriptedAnswer[]) => scriptedUpstream({ assistant_id: 'my agent' }, answers);

/** What is told of a run that stands so, and left this state. */
async function polled(status: string, state: JsonObject = {}, run: Json = RUN) {
  const { context } = asked({ body: { status } }, { body: [state] });
  return poll?.(run, context);
}

const MESSAGES = [
  { type: 'ai', id: 'a0', content: 'before' },
  { type: 'human', id: 'h1', content: 'go' },
  { type: 'ai', id: 'a1', content: 'done', usage_metadata: { input_tokens: 1, output_tokens: 2, total_tokens: 3 } },
];
const TOLD = [
  { type: 'artifact', artifact: 'a1', parts: [{ text: 'done' }], last: true },
  { type: 'usage', input: 1, output: 2, total: 3 },
];

describe('a run that is asked for', () => {
  it('tells nothing while it is under way', async () => {
    for (const status of ['pending', 'running']) expect(await polled(status)).toEqual([]);
  });

  it('tells all of its own messages once it is done, from the state it left', async () => {
    const { context, sent } = asked({ body: { status: 'success' } }, { body: [{ values: { messages: MESSAGES } }] });
    expect(await poll?.(RUN, context)).toEqual([...TOLD, { type: 'done' }]);
    expect(sent).toEqual([
      { method: 'GET', url: new URL('https://platform.example/base/threads/t/runs/r') },
      {
        method: 'POST',
        url: new URL('https://platform.example/base/threads/t/history'),
        body: { limit: 1, metadata: { run_id: 'r' } },
      },
    ]);
  });

  it('tells what was said since the caller spoke, when nothing was heard of its beginning', async () => {
    expect(await polled('success', { values: { messages: MESSAGES } }, { thread: 't', run: 'r' })).toEqual([
      ...TOLD,
      { type: 'done' },
    ]);
  });

  it('asks its question again', async () => {
    const tasks = [{ interrupts: [{ id: 'i', value: 'Sure?' }] }];
    const need = { type: 'need', kind: 'input', parts: [{ text: 'Sure?' }], resume: { interrupts: ['i'] } };
    for (const status of ['success', 'interrupted'])
      expect(await polled(status, { values: { messages: MESSAGES }, tasks })).toEqual([...TOLD, need]);
  });

  it('failed when it did, with what the graph says', async () => {
    const tasks = [{ error: null }, { error: 'no luck' }];
    expect(await polled('error', { tasks })).toEqual([{ type: 'fail', kind: 'failed', message: 'no luck' }]);
    expect(await polled('error')).toMatchObject([{ type: 'fail', kind: 'failed' }]);
    expect(await polled('timeout')).toMatchObject([{ type: 'fail', kind: 'timeout' }]);
    expect((await polled('interrupted', { tasks: [] }))?.at(-1)).toMatchObject({ type: 'fail', kind: 'canceled' });
  });

  it('failed when the platform has forgotten it', async () => {
    const { context } = asked({ status: 404 });
    expect(await poll?.(RUN, context)).toMatchObject([{ type: 'fail', kind: 'failed' }]);
  });
});

describe('a run that is cancelled', () => {
  it.each([
    [202, 'canceled'],
    [204, 'canceled'],
    [404, 'requested'],
    [409, 'requested'],
  ])('with the answer %i is %s', async (status, outcome) => {
    const { context, sent } = asked({ status });
    expect(await cancel?.(RUN, context)).toBe(outcome);
    const url = new URL('https://platform.example/base/threads/t/runs/r/cancel?action=interrupt');
    expect(sent).toEqual([{ method: 'POST', url }]);
  });

  it('is not, when the platform refuses', async () => {
    await expect(cancel?.(RUN, asked({ status: 401 }).context)).rejects.toMatchObject({
      terms: { kind: 'unauthorized' },
    });
  });
});

describe('the card', () => {
  const ASSISTANT = { assistant_id: 'x', graph_id: 'agent', name: 'Helper', description: 'Helps.' };

  it('has what LangGraph knows of the assistant', async () => {
    const { context, sent } = asked({ body: ASSISTANT });
    expect(await describeAgent?.(context)).toEqual({
      name: 'Helper',
      description: 'Helps.',
      skills: [{ id: 'agent', name: 'Helper', description: 'Helps.', tags: ['langgraph'] }],
    });
    expect(sent[0]?.url.href).toBe('https://platform.example/base/assistants/my%20agent');
  });

  it('makes up no description', async () => {
    const card = await describeAgent?.(asked({ body: { ...ASSISTANT, description: null } }).context);
    expect(card).not.toHaveProperty('description');
  });

  it('is missing when the assistant is', () =>
    expect(describeAgent?.(asked({ status: 404 }).context)).rejects.toMatchObject({ terms: { kind: 'not-found' } }));
});

it('says which setting is wrong', () => {
  expect(() => langgraphAdapter.limits({ assistant_id: 'a', data_parts: 'file' })).toThrow('litellm_params.data_parts');
  expect(() => langgraphAdapter.limits({})).toThrow('litellm_params.assistant_id');
});
