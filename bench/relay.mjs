// The bare relay, which the gateway is measured against: what Node itself costs for passing a call on, and nothing else.
// node:http on one side, undici's `dispatch` on the other, one write for a short body.
import { createServer } from 'node:http';
import { Pool } from 'undici';
import { announce } from './lib/child.mjs';

const ONE_WRITE_BYTES = 16_384;

const pool = new Pool(process.env['BENCH_AGENT_URL'], { connections: null, headersTimeout: 0, bodyTimeout: 0 });

const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => pass(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks), response));
});

function pass(body, response) {
  let chunks = [];
  let contentType;
  let isStream = false;
  pool.dispatch(
    { path: '/', method: 'POST', headers: ['content-type', 'application/json'], body },
    {
      onRequestStart(controller) {
        response.on('close', () => {
          if (!response.writableFinished) controller.abort(new Error('the caller left'));
        });
      },
      onResponseStart(_controller, _status, headers) {
        contentType = headers['content-type'];
        isStream = contentType === 'text/event-stream';
        if (isStream) response.writeHead(200, { 'content-type': contentType }).flushHeaders();
      },
      onResponseData(_controller, chunk) {
        if (isStream) response.write(chunk);
        else chunks.push(chunk);
      },
      onResponseEnd() {
        if (isStream) return response.end();
        const answer = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
        chunks = [];
        response.writeHead(200, { 'content-type': contentType, 'content-length': answer.length });
        if (answer.length <= ONE_WRITE_BYTES) response.end(answer.latin1Slice(), 'latin1');
        else response.end(answer);
      },
      onResponseError() {
        response.destroy();
      },
    },
  );
}

announce(server);
