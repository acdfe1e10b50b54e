// The mock provider of models: answers a chat at once with one of the same size, and streams chunks at exact times.
import { createServer } from 'node:http';
import { announce } from './lib/child.mjs';
import { answer, readBody, rememberAnswers, stream } from './lib/mock-upstream.mjs';
import { chatAnswer, chatChunk, chatStreamEnd, streamAskedFor } from './lib/model-payloads.mjs';

const SMALLEST = 700;
const answerOf = rememberAnswers(chatAnswer);

const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
  readBody(request, (body) => {
    const asked = body.includes('"stream":true') ? streamAskedFor(body) : undefined;
    if (asked) stream(response, asked, (_number, isLast) => chatChunk(isLast), chatStreamEnd());
    else answer(response, answerOf(Math.max(body.length, SMALLEST)));
  });
});

announce(server);
