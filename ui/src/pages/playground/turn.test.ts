import { describe, expect, it } from 'vitest';
import { canCancel, newTurn, takeIn, textOf, waitsForUs } from './turn.ts';

const turn = newTurn('t', [{ text: 'hello' }]);
const about = { taskId: 'task', contextId: 'context' };
const piece = (text: string, append: boolean) => ({
  result: { artifactUpdate: { ...about, append, artifact: { artifactId: 'a', name: 'answer', parts: [{ text }] } } },
});
const status = (state: string, text?: string) => ({
  result: { statusUpdate: { ...about, status: { state, ...(text && { message: { parts: [{ text }] } }) } } },
});

describe('a turn', () => {
  it('grows with each event of a stream', () => {
    const events = [
      { result: { task: { id: 'task', contextId: 'context', status: { state: 'TASK_STATE_WORKING' } } } },
      piece('Hal', false),
      piece('lo', true),
      status('TASK_STATE_COMPLETED'),
    ];
    const grown = events.reduce((one, event, index) => takeIn(one, event, index * 10), turn);
    expect(grown).toMatchObject({
      taskId: 'task',
      contextId: 'context',
      states: ['working', 'completed'],
      failure: null,
    });
    expect(grown.artifacts).toEqual([{ id: 'a', name: 'answer', parts: [{ text: 'Hallo' }] }]);
    expect(grown.frames.map(({ at, name, says }) => [at, name, says])).toEqual([
      [0, 'task', 'working'],
      [10, 'artifactUpdate', 'Hal'],
      [20, 'artifactUpdate', 'lo'],
      [30, 'statusUpdate', 'completed'],
    ]);
    expect([canCancel(grown), waitsForUs(grown)]).toEqual([false, false]);
  });

  it('begins an artifact anew when it is sent again', () => {
    const again = [piece('one', false), piece('two', false)].reduce((one, event) => takeIn(one, event, 0), turn);
    expect(textOf(again.artifacts[0]?.parts ?? [])).toBe('two');
  });

  it('waits when the agent asks back, with its words', () => {
    const asked = takeIn(turn, status('TASK_STATE_INPUT_REQUIRED', 'Which day?'), 0);
    expect([waitsForUs(asked), canCancel(asked), asked.said]).toEqual([true, true, 'Which day?']);
  });

  it('takes a message without a task', () => {
    const { said, taskId } = takeIn(turn, { result: { message: { contextId: 'c', parts: [{ text: 'hi' }] } } }, 0);
    expect([said, taskId]).toEqual(['hi', null]);
  });

  it.each([null, 'text', 7, [], {}, { result: { statusUpdate: {} } }])('survives %j', (body) => {
    expect(takeIn(turn, body, 0).frames).toHaveLength(1);
  });

  it('tells a failure in the words of the gateway', () => {
    expect(takeIn(turn, { error: { code: -32054, message: 'It is paused.' } }, 0).failure).toBe('It is paused.');
  });
});
