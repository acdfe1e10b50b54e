// The mock provider of models: answers a chat at once with one of the same size, and streams chunks at exact times.
import { createServer } from 'node:http';
import { announce } from './lib/child.mjs';
import { chatAnswer, chatChunk, chatStreamEnd, streamAskedFor } from './lib/model-payloads.mjs';

const SMALLEST = 700;
const answers = new Map();

/** Made once for each size: the provider's own work must not be measured. */
function answerOf(bytes) {
  const size = Math.max(bytes, SMALLEST);
  if (!answers.has(size)) answers.set(size, chatAnswer(size).toString('latin1'));
  return answers.get(size);
}

const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    const asked = body.includes('"stream":true') ? streamAskedFor(body) : undefined;
    if (asked) stream(response, asked);
    else answer(response, answerOf(body.length));
  });
});

function answer(response, text) {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
  response.end(text, 'latin1');
}

/** Each chunk has its own time, counted from the start: a late one does not make the next ones late. */
function stream(response, { events, everyMs }) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const startedAt = performance.now();
  let timer;
  let sent = 0;
  const next = () => {
    sent++;
    const isLast = sent === events;
    response.write(chatChunk(isLast));
    if (isLast) response.end(chatStreamEnd());
    else timer = setTimeout(next, startedAt + sent * everyMs - performance.now());
  };
  response.on('close', () => clearTimeout(timer));
  next();
}

announce(server);
