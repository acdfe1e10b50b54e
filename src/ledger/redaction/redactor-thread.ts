import { parentPort, workerData } from 'node:worker_threads';
import { encodeContent } from '../journal/journal-line.ts';
import { redactContent } from './content.ts';
import { joined, lengthOf, unpackContents } from './pack-contents.ts';
import type { PackedContents, RedactorReply, RedactorRequest, RedactorThreadData } from './redactor-messages.ts';

/** The entry of the redactor's thread: hides secrets in what was said, where it may take its time. */

const port = parentPort;
if (!port) throw new Error('redactor-thread.ts is the entry of a worker thread.');
const { maxContentBytes } = workerData as RedactorThreadData;

port.on('message', (request: RedactorRequest) => {
  if (request === 'close') {
    port.close();
    return;
  }
  const reply = redact(request);
  port.postMessage(reply, [reply.bytes.buffer]);
});

function redact(contents: PackedContents): RedactorReply {
  const pieces = unpackContents(contents).map((content) => {
    const { truncated, ...redacted } = redactContent(content, maxContentBytes);
    return encodeContent({ ...redacted, truncated: truncated || content.cut });
  });
  return { lengths: pieces.map(lengthOf), bytes: joined(pieces.flat()) };
}
