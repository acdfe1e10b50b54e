// What is asked of models and answered: OpenAI's chat completions, of exact sizes, always the same bytes.
import { nowNs, PROSE } from './payloads.mjs';

/** A chat completions request of exactly so many bytes. */
export const chatRequest = (bytes) =>
  filled(bytes, (text) => ({ model: 'mock', messages: [{ role: 'user', content: text }] }));

/** Its answer, of exactly so many bytes. */
export const chatAnswer = (bytes) =>
  filled(bytes, (content) => ({
    ...OF_ALL,
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: USAGE,
  }));

/** A request for a stream that asks the mock provider for so many chunks, so many milliseconds apart. */
export const chatStreamRequest = ({ events, everyMs }) =>
  Buffer.from(
    JSON.stringify({
      model: 'mock',
      stream: true,
      user: `${events} ${everyMs}`,
      messages: [{ role: 'user', content: 'Go on.' }],
    }),
  );

/** What such a request asks for; undefined for any other one. */
export function streamAskedFor(body) {
  const { stream, user = '' } = JSON.parse(body);
  const [events, everyMs] = user.split(' ').map(Number);
  return stream === true ? { events, everyMs } : undefined;
}

/** One chunk of a stream, stamped with the time at which it leaves. */
export const chatChunk = (isLast) =>
  event({
    ...OF_ALL,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta: isLast ? {} : { content: PROSE }, finish_reason: isLast ? 'stop' : null }],
    bench: { sentAt: nowNs() },
  });

/** What follows the last one: the usage, and the word that ends the stream. */
export const chatStreamEnd = () =>
  `${event({ ...OF_ALL, object: 'chat.completion.chunk', choices: [], usage: USAGE })}data: [DONE]\n\n`;

const event = (chunk) => `data: ${JSON.stringify(chunk)}\n\n`;

const OF_ALL = { id: 'chatcmpl-bench', created: 1_764_000_000, model: 'mock-upstream' };
const USAGE = { prompt_tokens: 250, completion_tokens: 250, total_tokens: 500 };

/** Half prose, half plain letters. @param build makes the message around the text */
function filled(bytes, build) {
  const half = Math.floor(bytes / 2);
  const prose = PROSE.repeat(Math.ceil(half / PROSE.length)).slice(0, half);
  const around = (letters) => JSON.stringify(build(prose + 'x'.repeat(letters)));
  // What JSON escapes takes more bytes than it has letters.
  const missing = bytes - Buffer.byteLength(around(0));
  if (missing < 0) throw new RangeError(`${bytes} bytes are too few for a payload.`);
  return Buffer.from(around(missing));
}
