import { expect, it } from 'vitest';
import { askedBefore } from './asked-before.ts';

const FILE = { raw: 'aGk=', filename: 'a.txt', mediaType: 'text/plain' };

it.each([
  [
    'A2A 1.0 over JSON-RPC',
    { jsonrpc: '2.0', method: 'SendMessage', params: { message: { contextId: 'c', parts: [{ text: 'Hi' }, FILE] } } },
    { parts: [{ text: 'Hi' }, FILE], contextId: 'c', missing: [] },
  ],
  [
    'A2A 0.3',
    {
      params: {
        message: {
          parts: [
            { kind: 'text', text: 'Hi' },
            { kind: 'file', file: { bytes: 'aGk=', name: 'a.txt', mimeType: 'text/plain' } },
            { kind: 'data', data: { a: 1 } },
          ],
        },
      },
    },
    { parts: [{ text: 'Hi' }, FILE, { data: { a: 1 } }], contextId: null, missing: [] },
  ],
  [
    'A2A over HTTP',
    { message: { parts: [{ url: 'https://a.example/x' }] } },
    { parts: [{ url: 'https://a.example/x' }], contextId: null, missing: [] },
  ],
  [
    'a chat',
    {
      model: 'a2a/desk',
      messages: [
        { role: 'user', content: 'first' },
        { role: 'assistant', content: 'yes?' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Hi' },
            { type: 'file', file: { filename: 'a.txt', file_data: 'data:text/plain;base64,aGk=' } },
          ],
        },
      ],
    },
    { parts: [{ text: 'Hi' }, FILE], contextId: null, missing: [] },
  ],
  ['a response', { model: 'a2a/desk', input: 'Hi' }, { parts: [{ text: 'Hi' }], contextId: null, missing: [] }],
])('what was asked in %s can be asked again, files and data too', (_, request, expected) => {
  expect(askedBefore(request)).toEqual(expected);
});

it.each([
  null,
  'text',
  {},
  { params: { id: 'task' } },
  { params: { message: { parts: [] } } },
  { params: { message: { parts: [null, {}] } } },
])('%j asked nothing', (request) => {
  expect(askedBefore(request)).toBeUndefined();
});

it('of a file whose bytes were not kept it says by what it is known again', () => {
  const redacted_file = { name: 'a.txt', media_type: 'text/plain', bytes: 2, sha256: 'abc' };
  const missing = [{ name: 'a.txt', sha256: 'abc' }];
  const parts = [{ raw: { redacted_file }, filename: 'a.txt' }];
  expect(askedBefore({ params: { message: { parts } } })).toEqual({ parts: [], missing, contextId: null });
  const old = [
    { kind: 'text', text: 'Hi' },
    { kind: 'file', file: { bytes: { redacted_file } } },
  ];
  expect(askedBefore({ params: { message: { parts: old } } })).toMatchObject({ parts: [{ text: 'Hi' }], missing });
});
