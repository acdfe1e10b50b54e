import * as fc from 'fast-check';
import { A2A_REQUESTS, type A2aRequest } from '../a2a-cases.ts';

// What nobody should send, and somebody will.

/** Texts that have meant trouble somewhere. */
const TROUBLE = [
  '',
  '\0',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '..%2f..%2f',
  "' OR 1=1 --",
  '\ud800',
  '\u202e\u2028\u2029\ufeff',
  '<script>alert(1)</script>',
  '{{7*7}}#{7*7}',
  '\r\nset-cookie: a=b\r\n\r\n',
  'data: x\n\ndata: y\n\n',
  'http://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
  'a'.repeat(70_000),
  '💥'.repeat(5_000),
  '9'.repeat(5_000),
];

const text = fc.oneof(fc.constantFrom(...TROUBLE), fc.string({ unit: 'binary', maxLength: 40 }));

const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -0, -1, 1e308, 1e-320, 2 ** 53, {}, [], [[]], [null], { kind: 'task' }),
  text,
  fc.jsonValue({ maxDepth: 4 }),
);

/** Puts something else in the place of a part of a JSON value, chosen by a path of numbers. */
function replaced(node: unknown, path: readonly number[], put: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof node !== 'object' || node === null) return put;
  const names = Object.keys(node);
  if (names.length === 0) return put;
  const name = names[step % names.length] ?? '';
  const child = replaced((node as Record<string, unknown>)[name], rest, put);
  return Array.isArray(node)
    ? node.map((item, index) => (String(index) === name ? child : item))
    : { ...node, [name]: child };
}

const changed = (body: object | undefined): fc.Arbitrary<unknown> =>
  fc
    .array(fc.tuple(fc.array(fc.nat(7), { minLength: 1, maxLength: 5 }), value), { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce<unknown>((json, [path, put]) => replaced(json, path, put), body ?? {}));

/** Ways to spoil a text after it was JSON. */
const spoil: fc.Arbitrary<(json: string) => string> = fc.oneof(
  { weight: 4, arbitrary: fc.constant((json: string) => json) },
  fc.nat(400).map((at) => (json: string) => json.slice(0, at)),
  fc.tuple(fc.nat(400), text).map(
    ([at, put]) =>
      (json: string) =>
        json.slice(0, at) + put + json.slice(at),
  ),
  fc.constant((json: string) => json.replace('{', '{"__proto__":{"admin":true},')),
  fc.constant((json: string) => json.replace('{', '{"jsonrpc":"1.0","id":7,"method":"x","message":{},')),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => () => `${'['.repeat(depth)}${']'.repeat(depth)}`),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => () => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
  fc.nat(50).map((size) => (json: string) => `[${Array(size).fill(json).join()}]`),
  fc.constant((json: string) => `\ufeff${json}`),
  fc.constant((json: string) => json.replaceAll('"', "'")),
);

/** A body, and bytes that are no UTF-8 somewhere in it. */
export const bodyOf = (sample: object | undefined): fc.Arbitrary<Buffer> =>
  fc
    .tuple(changed(sample), spoil, fc.option(fc.tuple(fc.nat(300), fc.uint8Array({ maxLength: 8 })), { freq: 8 }))
    .map(([json, spoiled, bytes]) => {
      const body = Buffer.from(spoiled(JSON.stringify(json) ?? ''));
      if (!bytes) return body;
      const [at, noise] = bytes;
      return Buffer.concat([body.subarray(0, at), noise, body.subarray(at)]);
    });

export const a2aRequest: fc.Arbitrary<A2aRequest> = fc.constantFrom(...A2A_REQUESTS);

/** Path segments that readers disagree about. */
const segment = fc.oneof(
  fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%00',
    '%zz',
    '%',
    '%c0%af',
    '%ff',
    'a2a',
    'tasks',
    'v1',
    ':cancel',
    ';',
    '~',
    '%3a',
  ),
  fc.constantFrom(
    'tasks%2F1',
    'x'.repeat(3000),
    '.well-known',
    'agent-card.json',
    'key',
    '{agent_id}',
    '*',
    '%F0%9F%92%A5',
  ),
  fc.string({ unit: 'grapheme-ascii', maxLength: 12 }).map(encodeURIComponent),
);

export const hostilePath: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      '',
      '/a2a',
      '/a2a/shown',
      '/v1',
      '/key',
      '/v1/agents',
      '/v1/calls',
      '/v1/audit',
      '/public',
      '/docs',
    ),
    fc.array(segment, { maxLength: 6 }),
    fc.option(fc.array(fc.tuple(segment, segment), { maxLength: 4 })),
  )
  .map(([start, segments, query]) => {
    const path = [start, ...segments].join('/') || '/';
    return query ? `${path}?${query.map(([name, put]) => `${name}=${put}`).join('&')}` : path;
  });

const FIELDS = [
  'a2a-version',
  'a2a-extensions',
  'accept',
  'content-type',
  'if-none-match',
  'last-event-id',
  'traceparent',
  'tracestate',
  'x-request-id',
  'x-litellm-trace-id',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-a2a-shown-x-said',
  'x-litellm-api-key',
  'user-agent',
  'cookie',
  'range',
  'expect',
  'x-http-method-override',
  'x-original-url',
  'content-encoding',
];

/** What a header may hold on the wire (RFC 9110, section 5.5), and no library refuses to send. */
const fieldValue = fc.oneof(
  fc.constantFrom('1.0', '0.3', '99', '1.0, 0.3', '*', 'text/event-stream', 'application/json; charset=utf-16', 'gzip'),
  fc.constantFrom(
    '00-00000000000000000000000000000000-0000000000000000-01',
    ','.repeat(500),
    '"'.repeat(99),
    'a'.repeat(8000),
  ),
  fc.constantFrom(
    '127.0.0.1, 127.0.0.1',
    'evil.example:99999',
    'javascript:alert(1)',
    '%0d%0a',
    '\t',
    '-1',
    'bytes=0-',
  ),
  fc
    .uint8Array({ maxLength: 40 })
    .map((bytes) => Buffer.from(bytes.map((byte) => (byte < 32 || byte === 127 ? 120 : byte))).toString('latin1')),
);

export const hostileHeaders: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom(...FIELDS),
  fieldValue,
  { minKeys: 1, maxKeys: 6 },
);

/** How an agent answers: a status, headers, pieces of a body, and whether it breaks off. */
export interface HostileAnswer {
  status: number;
  headers: Record<string, string>;
  pieces: Buffer[];
  breaksOff: boolean;
}

const RESULTS = [
  { task: { id: 't', contextId: 'c', status: { state: 'TASK_STATE_WORKING' } } },
  { statusUpdate: { taskId: 't', contextId: 'c', status: { state: 'TASK_STATE_COMPLETED' } } },
  {
    artifactUpdate: {
      taskId: 't',
      contextId: 'c',
      artifact: { artifactId: 'a', parts: [{ text: 'x' }] },
      append: true,
    },
  },
  { message: { messageId: 'm', role: 'ROLE_AGENT', parts: [{ text: 'x' }, { raw: 'eA==', mediaType: 'a/b' }] } },
  { kind: 'task', id: 't', contextId: 'c', status: { state: 'working', timestamp: 'never' } },
  { kind: 'status-update', taskId: 't', contextId: 'c', final: true, status: { state: 'completed' } },
] as const;

const payload = fc
  .constantFrom(...RESULTS)
  .chain((result) =>
    fc.constantFrom(
      { jsonrpc: '2.0', id: 1, result },
      { jsonrpc: '2.0', id: 1, error: { code: -32001, message: 'm' } },
      result,
    ),
  );

const hostileJson = payload.chain((json) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(Buffer.from(JSON.stringify(json))) }, bodyOf(json)),
);

const LINE_ENDS = ['\n', '\r\n', '\r', '\n\n', '\n \n'];

const sseEvent = fc
  .tuple(
    hostileJson,
    fc.constantFrom(
      'data: ',
      'data:',
      ' data: ',
      'DATA: ',
      'data',
      ': ',
      'event: x\ndata: ',
      'id: \0\ndata: ',
      'retry: -1\ndata: ',
    ),
    fc.constantFrom(...LINE_ENDS),
    fc.constantFrom(...LINE_ENDS),
  )
  .map(([json, field, end, blank]) => Buffer.concat([Buffer.from(field), json, Buffer.from(end + blank)]));

/** Cuts a text where no reader expects it. */
const inPieces = (whole: Buffer): fc.Arbitrary<Buffer[]> =>
  fc.array(fc.nat(Math.max(0, whole.length)), { maxLength: 4 }).map((cuts) => {
    const places = [0, ...cuts.sort((a, b) => a - b), whole.length];
    return places.slice(1).map((end, index) => whole.subarray(places[index], end));
  });

const bodyPieces = fc
  .oneof(
    hostileJson,
    fc.array(sseEvent, { maxLength: 8 }).map((events) => Buffer.concat(events)),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  )
  .chain(inPieces);

export const hostileAnswer: fc.Arbitrary<HostileAnswer> = fc.record({
  status: fc.oneof(
    { weight: 6, arbitrary: fc.constant(200) },
    fc.constantFrom(201, 204, 206, 301, 302, 304, 400, 401, 403, 404, 405, 410, 413, 415, 426, 429, 500, 502, 503, 599),
  ),
  headers: fc.record({
    'content-type': fc.constantFrom(
      'application/json',
      'application/json',
      'application/a2a+json',
      'text/event-stream',
      'text/event-stream',
      'text/event-stream',
      'text/event-stream; charset=utf-8',
      'text/html',
      'application/json, text/event-stream',
      '',
    ),
  }),
  pieces: bodyPieces,
  breaksOff: fc.nat(5).map((chance) => chance === 0),
});
