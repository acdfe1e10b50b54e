import { describe, expect, it } from 'vitest';
import { wireOf } from './a2a-wires.ts';
import { newTurn, waitsForUs } from './turn.ts';

const turn = newTurn('t', []);
const old = wireOf('a2a-0.3');

describe('a message', () => {
  const parts = [
    { text: 'Hello' },
    { data: { day: 'Friday' } },
    { data: [1] },
    { raw: 'aGk=', filename: 'hi.txt', mediaType: 'text/plain' },
    { url: 'https://example.com/a' },
  ];

  it('is written as 0.3 has it', () => {
    expect(old.messageOf({ messageId: 'm', parts, contextId: 'c', taskId: 't' })).toEqual({
      kind: 'message',
      role: 'user',
      messageId: 'm',
      contextId: 'c',
      taskId: 't',
      parts: [
        { kind: 'text', text: 'Hello' },
        { kind: 'data', data: { day: 'Friday' } },
        { kind: 'data', data: { value: [1] }, metadata: { data_part_compat: true } },
        { kind: 'file', file: { bytes: 'aGk=', name: 'hi.txt', mimeType: 'text/plain' } },
        { kind: 'file', file: { uri: 'https://example.com/a' } },
      ],
    });
  });

  it('comes back as it went, and its frame shows the words of 0.3', () => {
    const message = old.messageOf({ messageId: 'm', parts, contextId: 'c' });
    const artifact = { ...message, kind: 'artifact-update', artifact: { artifactId: 'a', ...message } };
    const body = { id: 1, result: artifact };
    const { artifacts, frames, contextId } = old.take(turn, body, 7);
    expect(artifacts).toEqual([{ id: 'a', name: 'a', parts }]);
    expect(contextId).toBe('c');
    expect(frames).toEqual([{ direction: 'in', at: 7, name: 'artifact-update', says: 'Hello', body }]);
  });

  it('is written as 1.0 has it', () => {
    expect(wireOf('a2a-1.0').messageOf({ messageId: 'm', parts })).toEqual({
      messageId: 'm',
      role: 'ROLE_USER',
      parts,
    });
  });
});

describe('an answer of 0.3', () => {
  it('grows a turn as one of 1.0 does', () => {
    const about = { taskId: 'task', contextId: 'context' };
    const asks = { state: 'input-required', message: { kind: 'message', parts: [{ kind: 'text', text: 'Which?' }] } };
    const events = [
      { result: { kind: 'task', id: 'task', contextId: 'context', status: { state: 'working' } } },
      { result: { kind: 'status-update', ...about, status: asks, final: true } },
    ];
    const grown = events.reduce((one, event) => old.take(one, event, 0), turn);
    expect(grown).toMatchObject({ ...about, states: ['working', 'input required'], said: 'Which?' });
    expect(waitsForUs(grown)).toBe(true);
  });

  it('says of a failure what the gateway says', () => {
    const { failure, frames } = old.take(turn, { error: { code: -32001, message: 'No such task.' } }, 0);
    expect([failure, frames.map(({ name }) => name)]).toEqual(['No such task.', ['error']]);
  });

  it.each([
    null,
    7,
    'text',
    [],
    {},
    { result: null },
    { result: { kind: 'else' } },
    { result: { kind: 'task', artifacts: [{ parts: [null, 7] }] } },
  ])('may be %j', (body) => {
    expect(old.take(turn, body, 0).frames).toHaveLength(1);
  });
});

it('the task that answers a cancel is read in both versions', () => {
  const task = { id: 'task', status: { state: 'TASK_STATE_CANCELED' } };
  expect(wireOf('a2a-1.0').take(turn, { result: task }, 0).states).toEqual(['canceled']);
  const oldTask = { kind: 'task', id: 'task', status: { state: 'canceled' } };
  expect(old.take(turn, { result: oldTask }, 0).states).toEqual(['canceled']);
});
