import { expect, it } from 'vitest';
import type { Content } from '../platforms/index.ts';
import { content, readAll, setUp, stream, wire } from './gateway.fixtures.ts';

it.each([
  ['that began', undefined, 200],
  ['whose front answers with a status instead', 500, 500],
])('a stream %s is recorded with the status that its caller got', async (_, status, recordedStatus) => {
  const reply = stream(async function* (): AsyncGenerator<Content> {
    yield content('{}', { state: 'failed', terminal: true });
  });
  const refusal = status === undefined ? undefined : { status, contentType: '', headers: {}, body: Buffer.alloc(0) };
  const { invoke, recorded } = setUp({
    reply: () => reply,
    invocation: { operation: 'stream', wire: { ...wire, refusal } },
  });
  await readAll(await invoke());
  expect(recorded.map(({ call }) => call.httpStatus)).toEqual([recordedStatus]);
});
