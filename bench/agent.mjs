// The mock agent: answers a message at once with one of the same size, and streams events at exact times.
import { createServer } from 'node:http';
import { announce } from './lib/child.mjs';
import { answer, readBody, rememberAnswers, stream } from './lib/mock-upstream.mjs';
import { artifactEvent, completedEvent, sendAnswer, streamEvent } from './lib/payloads.mjs';

const answerOf = rememberAnswers(sendAnswer);

const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
  if (request.method === 'GET') return answer(response, card());
  readBody(request, (body) => {
    if (body.includes('SendStreamingMessage')) stream(response, JSON.parse(body).params.message.metadata, eventOf);
    else answer(response, answerOf(body.length));
  });
});

const eventOf = (number, isLast) => streamEvent(isLast ? completedEvent() : artifactEvent(number));

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
