import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { beginTrace } from './begin-trace.ts';
import type { TraceContext } from './trace.ts';
import { traceHeaders } from './trace-headers.ts';

const trace: TraceContext = {
  traceId: '28982d9a10b544b98e7e0723f28bf3cd',
  spanId: 'a1b2c3d4e5f60718',
  parentSpanId: 'b7ad6b7169203331',
  sampled: true,
  traceRef: null,
  sessionId: 'conversation',
  traceState: null,
};

test("the gateway's span is the parent of what the agent does, and the trace is written as a UUID", () => {
  expect(traceHeaders(trace)).toEqual({
    traceparent: '00-28982d9a10b544b98e7e0723f28bf3cd-a1b2c3d4e5f60718-01',
    'x-litellm-trace-id': '28982d9a-10b5-44b9-8e7e-0723f28bf3cd',
  });
});

test("the caller's spelling, its tracestate and its decision not to sample go on", () => {
  expect(traceHeaders({ ...trace, sampled: false, traceRef: 'my run 7', traceState: 'a=1' })).toEqual({
    traceparent: '00-28982d9a10b544b98e7e0723f28bf3cd-a1b2c3d4e5f60718-00',
    'x-litellm-trace-id': 'my run 7',
    tracestate: 'switchboard=a1b2c3d4e5f60718,a=1',
  });
});

test('the gateway stands in front of the tracestate once, and the oldest make room for it', () => {
  const tracestate = (traceState: string) => traceHeaders({ ...trace, traceState })['tracestate']?.split(',');
  const own = 'switchboard=a1b2c3d4e5f60718';
  expect(tracestate('a=1, switchboard=b7ad6b7169203331 ,,b=2')).toEqual([own, 'a=1', 'b=2']);
  const members = Array.from({ length: 32 }, (_, index) => `m${index}=1`);
  expect(tracestate(members.join(','))).toEqual([own, ...members.slice(0, 31)]);
  const [long, longer] = [`a=${'x'.repeat(240)}`, `b=${'x'.repeat(240)}`];
  expect(tracestate(`${long},${longer}`)).toEqual([own, long]);
});

const begin = (headers: Record<string, string>) =>
  beginTrace(headers, undefined, {
    random: (digits) => '7'.repeat(digits),
    newId: randomUUID,
    contexts: { read: () => undefined },
    sessionIsTrace: false,
  });

test('an agent that sends the headers back stays in the trace, below its call', () => {
  const sentBack = traceHeaders(trace);
  expect(begin(sentBack)).toMatchObject({
    traceId: trace.traceId,
    parentSpanId: trace.spanId,
    spanId: '7777777777777777',
  });
});
