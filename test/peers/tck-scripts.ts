import { behaviours, type Part, type Script, type Step } from './script.ts';

const status = (state: Extract<Step, { do: 'status' }>['state'], text?: string): Step => ({
  do: 'status',
  state,
  ...(text !== undefined && { text }),
});
const piece = (part: Part, append = false, last = true): Step => ({
  do: 'artifact',
  id: 'tck',
  parts: [part],
  append,
  last,
});

const FILE: Part = { raw: Buffer.from('tck').toString('base64'), filename: 'output.txt', mediaType: 'text/plain' };
const LINK: Part = { url: 'https://example.com/output.txt', filename: 'output.txt', mediaType: 'text/plain' };
const DATA: Part = { data: { key: 'value', count: 42 }, mediaType: 'application/json' };

const streamed = (...pieces: Step[]): Step[] => [
  status('working'),
  ...pieces,
  { do: 'wait', ms: 20 },
  status('completed'),
];

/** The scenarios of the TCK's branch 1.0-dev, keyed by what a messageId begins with; the longer name stands first. */
const SCENARIOS: [prefix: string, steps: Step[]][] = [
  ['tck-message-response', [{ do: 'reply', text: 'Direct message response' }]],
  ['tck-reject-task', [status('rejected', 'rejected')]],
  [
    'tck-stream-artifact-chunked',
    streamed(piece({ text: 'chunk-1 ' }, false, false), piece({ text: 'chunk-2' }, true, true)),
  ],
  ['tck-stream-artifact-text', streamed(piece({ text: 'Streamed text content' }))],
  ['tck-stream-artifact-file', streamed(piece(FILE))],
  ['tck-stream-ordering-001', streamed(piece({ text: 'Ordered output' }))],
  ['tck-stream-001', streamed(piece({ text: 'Stream hello from TCK' }))],
  ['tck-stream-002', [status('completed')]],
  ['tck-stream-003', streamed(piece({ text: 'Stream task lifecycle' }))],
  ['test-resubscribe-message-id', [status('working'), { do: 'wait', ms: 4000 }, status('completed')]],
  ['tck-artifact-file-url', [piece(LINK), status('completed')]],
  ['tck-artifact-file', [piece(FILE), status('completed')]],
  ['tck-artifact-text', [piece({ text: 'Generated text content' }), status('completed')]],
  ['tck-artifact-data', [piece(DATA), status('completed')]],
  ['tck-input-required', [status('input-required')]],
  ['tck-', [status('completed', 'Hello from TCK')]],
];

/** What the TCK's branch 1.0-dev expects of an agent; other messages get the usual behaviours. */
export const tck10: Script = (asked) =>
  SCENARIOS.find(([prefix]) => asked.messageId.startsWith(prefix))?.[1] ?? behaviours(asked);

/** What the TCK's branch 0.3.x expects: every task works for a while and then asks for more. */
export const tck03: Script = function* ({ text, messageId, resumes }) {
  yield status('working');
  const isWatched = messageId.startsWith('test-resubscribe-message-id');
  yield { do: 'wait', ms: resumes ? 200 : isWatched ? 12_000 : 3000 };
  yield status('input-required', `Hello World! You said: ${text}`);
};
