import { expect, it } from 'vitest';
import { aKey, anAgent } from '../../gateway/gateway.fixtures.ts';
import type { Continuation, TaskIndex } from '../../tasks/index.ts';
import { answerId } from './answer-id.ts';
import type { Asked } from './asked.ts';
import { conversationOf } from './conversation.ts';
import { a2aMessage } from './message.ts';

const CALL = '01890a5d-ac96-774b-bcce-b302099a8057';
const PREVIOUS = answerId('resp_', CALL, { taskId: 'task of the answer' });

/** Tells what it was asked to go on with, as the context. */
const tasks: Pick<TaskIndex, 'continue'> = {
  continue: async ({ earlier }) => ({ contextId: JSON.stringify(earlier) }),
};

const speaker = { principal: aKey(), agent: anAgent(), sessionId: null as string | null };

/** What decides when all of this is named. */
const decides = async (asked: Partial<Asked>, sessionId: string | null = null): Promise<Continuation> =>
  conversationOf(
    { parts: [], earlier: [], metadata: {}, previousId: null, conversation: null, ...asked },
    { ...speaker, sessionId },
    tasks,
  );

const ALL = { metadata: { task_id: 't', context_id: 'c' }, conversation: 'conv', previousId: PREVIOUS };
const { metadata: _, ...UNNAMED } = ALL;

it('a task decides before a context, that before an earlier answer, and that before the session', async () => {
  expect(await decides(ALL, 's')).toEqual({ taskId: 't', contextId: 'c' });
  expect(await decides({ ...ALL, metadata: { context_id: 'c' } }, 's')).toEqual({ contextId: '{"contextId":"c"}' });
  expect(await decides(UNNAMED, 's')).toEqual({ contextId: '{"contextId":"conv"}' });
  expect(await decides({ previousId: PREVIOUS }, 's')).toEqual({ contextId: '{"taskId":"task of the answer"}' });
  expect(await decides({}, 's')).toEqual({ contextId: '{"session":"s"}' });
  expect(await decides({})).toEqual({});
});

it('a session may have any name: one that is too long for a context gets another, always the same', async () => {
  const long = 'x'.repeat(129);
  expect(await decides({}, long)).toEqual(await decides({}, long));
  expect((await decides({}, long)).contextId).toMatch(/^\{"session":"[0-9a-f]{64}"\}$/);
  expect((await decides({}, 'x'.repeat(128))).contextId).toContain('x'.repeat(128));
});

it('the id of somebody else’s answer is refused, and the refusal names the field', async () => {
  await expect(decides({ previousId: 'resp_68af4030592c81938ec0a5fbab4a3e9f05438e46b5f69a3b' })).rejects.toMatchObject({
    code: 'INVALID_PARAMS',
    details: { violations: [{ field: 'previous_response_id' }] },
  });
});

it('the agent gets the caller’s metadata, and nothing of what speaks to the gateway', () => {
  const own = { context_id: 'c', task_id: 't', trace_id: 'x', session_id: 's', tags: ['a'], user_api_key_hash: 'h' };
  const { message } = a2aMessage({
    messageId: 'm',
    parts: [{ text: 'Hi' }],
    conversation: { contextId: 'c' },
    metadata: { ...own, color: 'blue' },
    isStream: false,
  });
  expect(JSON.parse(message.raw.toString())).toEqual({
    message: {
      messageId: 'm',
      role: 'ROLE_USER',
      parts: [{ text: 'Hi' }],
      contextId: 'c',
      metadata: { color: 'blue' },
    },
  });
});
