// What is sent and answered: A2A 1.0 over JSON-RPC, of exact sizes, always the same bytes.

export const REQUEST_ID = 'bench';

/** A clock that all processes of one machine share, in nanoseconds. */
export const nowNs = () => Number(process.hrtime.bigint());

/** A `SendMessage` request of exactly so many bytes. */
export const sendRequest = (bytes) =>
  filled(bytes, (parts) => rpc({ method: 'SendMessage', params: { message: userMessage(parts) } }));

/** Its answer, a `Message` of exactly so many bytes. */
export const sendAnswer = (bytes) =>
  filled(bytes, (parts) => rpc({ result: { message: { messageId: 'answer-1', role: 'ROLE_AGENT', parts } } }));

/** A `SendStreamingMessage` request that asks the mock agent for so many events, so many milliseconds apart. */
export const streamRequest = ({ events, everyMs }) =>
  Buffer.from(
    rpc({
      method: 'SendStreamingMessage',
      params: { message: { ...userMessage([{ text: 'Go on.' }]), metadata: { events, everyMs } } },
    }),
  );

/** One event of a stream, about 300 bytes, stamped with the time at which it leaves. */
export function streamEvent(result) {
  return `data: ${rpc({ result })}\n\n`;
}

export const artifactEvent = (index) => ({
  artifactUpdate: {
    taskId: 'task-1',
    contextId: 'context-1',
    artifact: { artifactId: 'artifact-1', parts: [{ text: PROSE }] },
    append: index > 0,
    metadata: { sentAt: nowNs() },
  },
});

export const completedEvent = () => ({
  statusUpdate: {
    taskId: 'task-1',
    contextId: 'context-1',
    status: { state: 'TASK_STATE_COMPLETED' },
    metadata: { sentAt: nowNs() },
  },
});

const userMessage = (parts) => ({ messageId: 'message-1', contextId: 'context-1', role: 'ROLE_USER', parts });

const rpc = (members) => JSON.stringify({ jsonrpc: '2.0', id: REQUEST_ID, ...members });

export const PROSE = 'The carrier has confirmed the pickup;\nthe "express" option leaves at 17:30. ';
const record = (index) => ({
  order: 1000 + index,
  sku: `A-${index}`,
  open: index % 3 === 0,
  price: 12.5,
  tags: ['a', 'b'],
});

/**
 * A third text with line breaks and quotes, a third structured data, and plain letters up to the size.
 * @param build makes the JSON text around the parts
 */
function filled(bytes, build) {
  const third = Math.floor(bytes / 4);
  const text = PROSE.repeat(Math.ceil(third / PROSE.length)).slice(0, third);
  const records = Array.from({ length: Math.ceil(third / JSON.stringify(record(0)).length) }, (_, index) =>
    record(index),
  );
  const around = (letters) => build([{ text }, { data: { records } }, { text: 'x'.repeat(letters) }]);
  const missing = bytes - Buffer.byteLength(around(0));
  if (missing < 0) throw new RangeError(`${bytes} bytes are too few for a payload.`);
  return Buffer.from(around(missing));
}
