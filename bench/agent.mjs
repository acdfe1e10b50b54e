// The mock agent: answers a message at once with one of the same size, and streams events at exact times.
import { createServer } from 'node:http';
import { announce } from './lib/child.mjs';
import { artifactEvent, completedEvent, sendAnswer, streamEvent } from './lib/payloads.mjs';

const answers = new Map();

/** Made once for each size: the agent's own work must not be measured. */
function answerOf(bytes) {
  if (!answers.has(bytes)) answers.set(bytes, sendAnswer(bytes).toString('latin1'));
  return answers.get(bytes);
}

const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
  if (request.method === 'GET') return answer(response, card());
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    if (body.includes('SendStreamingMessage')) stream(response, JSON.parse(body).params.message.metadata);
    else answer(response, answerOf(body.length));
  });
});

function answer(response, text) {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
  response.end(text, 'latin1');
}

/** Each event has its own time, counted from the start: a late one does not make the next ones late. */
function stream(response, { events, everyMs }) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const startedAt = performance.now();
  let timer;
  let sent = 0;
  const next = () => {
    sent++;
    const isLast = sent === events;
    response.write(streamEvent(isLast ? completedEvent() : artifactEvent(sent)));
    if (isLast) response.end();
    else timer = setTimeout(next, startedAt + sent * everyMs - performance.now());
  };
  response.on('close', () => clearTimeout(timer));
  next();
}

const card = () =>
  JSON.stringify({
    name: 'mock',
    description: 'Answers at once.',
    version: '1.0.0',
    supportedInterfaces: [{ url: origin(), protocolBinding: 'JSONRPC', protocolVersion: '1.0' }],
    capabilities: { streaming: true, pushNotifications: false },
    defaultInputModes: ['text/plain'],
    defaultOutputModes: ['text/plain'],
    skills: [{ id: 'mock', name: 'Mock', description: 'Answers at once.', tags: ['bench'] }],
  });

const origin = () => `http://127.0.0.1:${server.address().port}/`;

announce(server);
