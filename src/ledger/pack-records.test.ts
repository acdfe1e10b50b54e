import { describe, expect, it } from 'vitest';
import { MAX_REDACTED_BYTES } from './content.ts';
import { journalEntries } from './journal-entry.ts';
import type { JournalEntry } from './journal-line.ts';
import { aCall } from './ledger.fixtures.ts';
import { type CallWithContent, packRecords } from './pack-records.ts';

const MAX_CONTENT = 1000;
const written = (...records: CallWithContent[]): JournalEntry[] => journalEntries(packRecords(records), MAX_CONTENT);
const contentOf = (record: CallWithContent): unknown => JSON.parse(written(record)[0]?.content ?? 'null');
const text = (value: string): Buffer => Buffer.from(value);

describe('what the journal gets of a call', () => {
  it('is the call itself, unchanged, and no content when none is kept', () => {
    const call = aCall();
    expect(written({ call, content: undefined })).toEqual([{ call: JSON.stringify(call), content: null }]);
  });

  it('is each call with its own content', () => {
    const entries = written(
      { call: aCall({ id: 'a' }), content: { request: text('{"n":1}'), response: [text('{"r":'), text('1}')] } },
      { call: aCall({ id: 'b' }), content: undefined },
      { call: aCall({ id: 'c' }), content: { request: text(''), response: [text('{"r":3}')] } },
    );
    expect(entries.map(({ content }) => content && JSON.parse(content))).toEqual([
      { callId: 'a', request: '{"n":1}', response: '{"r":1}', truncated: 0 },
      null,
      { callId: 'c', request: null, response: '{"r":3}', truncated: 0 },
    ]);
  });

  it('is a list of events for a stream, and a body for a stream that was refused', () => {
    const content = { request: text(''), response: [text('{"e":1}'), text('{"e":2}')] };
    expect(contentOf({ call: aCall({ operation: 'stream', eventCount: 2 }), content })).toMatchObject({
      response: '[{"e":1},{"e":2}]',
    });
    const refusal = { request: text(''), response: [text('{"error":1}')] };
    expect(contentOf({ call: aCall({ operation: 'stream' }), content: refusal })).toMatchObject({
      response: '{"error":1}',
    });
  });

  it('is a note only of a body too long to be redacted', () => {
    const content = { request: Buffer.alloc(MAX_REDACTED_BYTES + 1, 0x20), response: [text('1')] };
    expect(contentOf({ call: aCall(), content })).toEqual({
      callId: aCall().id,
      request: `{"truncated":true,"bytes":${MAX_REDACTED_BYTES + 1},"text":""}`,
      response: '1',
      truncated: 1,
    });
  });

  it('is the events of a very long stream up to where they become too long to be redacted', () => {
    const half = text(JSON.stringify('x'.repeat(10)));
    const content = { request: text(''), response: [half, Buffer.alloc(MAX_REDACTED_BYTES), half] };
    expect(contentOf({ call: aCall({ operation: 'stream', eventCount: 3 }), content })).toMatchObject({
      response: `["xxxxxxxxxx",{"truncated":true,"events":2,"bytes":${MAX_REDACTED_BYTES + 12}}]`,
      truncated: 1,
    });
  });

  it('names no secret that the agent told in its error, and is not longer than needed', () => {
    const errorMessage = `wrong key sk-1234567890abc ${'x'.repeat(5000)}`;
    const [entry] = written({ call: aCall({ errorMessage }), content: undefined });
    const stored = JSON.parse(entry?.call ?? '');
    expect(stored).toEqual(aCall({ errorMessage: stored.errorMessage }));
    expect(stored.errorMessage).toMatch(/^wrong key \[REDACTED\] x+$/);
    expect(stored.errorMessage.length).toBeLessThanOrEqual(2000);
  });

  it('holds nothing that PostgreSQL refuses: no NUL, no half of a surrogate pair', () => {
    const call = aCall({ userAgent: 'a\0b\ud800c😀', errorMessage: '\udfff', agentName: '\\u0000' });
    const [entry] = written({ call, content: undefined });
    expect(JSON.parse(entry?.call ?? '')).toEqual(
      aCall({ userAgent: 'a\ufffdb\ufffdc😀', errorMessage: '\ufffd', agentName: '\\u0000' }),
    );
  });
});
