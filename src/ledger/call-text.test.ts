import { expect, it } from 'vitest';
import type { RecordedCall } from './call.ts';
import { CALL_COLUMNS } from './call-columns.ts';
import { callText } from './call-text.ts';
import { aCall } from './ledger.fixtures.ts';

/** The members of a call, found by the places of their columns. */
function read(text: string): RecordedCall {
  const values = JSON.parse(text) as unknown[];
  const members = Object.values(CALL_COLUMNS).map(([member]) => member);
  expect(values).toHaveLength(members.length);
  return Object.fromEntries(members.map((member, index) => [member, values[index]])) as unknown as RecordedCall;
}

it('a call is written with each member at the place of its column', () => {
  const call = aCall();
  expect(read(callText(call, 7))).toEqual({ ...call, seq: 7 });
  const members = Object.keys(call).map((member) => [member, `value of ${member}`]);
  const distinct = Object.fromEntries(members) as unknown as RecordedCall;
  expect(read(callText(distinct, 7))).toEqual({ ...distinct, seq: 7 });
});

it('a call names no secret that the agent told in its error, and its message is not longer than needed', () => {
  const stored = read(callText(aCall({ errorMessage: `wrong key sk-1234567890abc ${'x'.repeat(5000)}` }), 7));
  expect(stored).toEqual({ ...aCall({ errorMessage: stored.errorMessage }), seq: 7 });
  expect(stored.errorMessage).toMatch(/^wrong key \[REDACTED\] x+$/);
  expect(stored.errorMessage?.length).toBeLessThanOrEqual(2000);
});

it('a call holds of an overlong id the first 512 characters, for an index takes no more', () => {
  const id = 'ü'.repeat(513);
  const ids = { taskId: id, contextId: id, sessionId: id, errorCode: id };
  const cut = id.slice(1);
  const stored = read(callText(aCall(ids), 7));
  expect(stored).toEqual({ ...aCall({ taskId: cut, contextId: cut, sessionId: cut, errorCode: cut }), seq: 7 });
});

it('a call holds nothing that PostgreSQL refuses: no NUL, no half of a surrogate pair', () => {
  const call = aCall({ userAgent: 'a\0b\ud800c😀', errorMessage: '\udfff', agentName: '\\u0000' });
  expect(read(callText(call, 7))).toEqual({
    ...aCall({ userAgent: 'a\ufffdb\ufffdc😀', errorMessage: '\ufffd', agentName: '\\u0000' }),
    seq: 7,
  });
});
