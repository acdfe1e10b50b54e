// What the mock agent and the mock provider share: how they read, answer at once, and stream at exact times.

/** Calls back with the whole body of a request. */
export function readBody(request, then) {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => then(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
}

/** @returns for a size its answer, made once: the upstream's own work must not be measured */
export function rememberAnswers(make) {
  const answers = new Map();
  return (bytes) => {
    if (!answers.has(bytes)) answers.set(bytes, make(bytes).toString('latin1'));
    return answers.get(bytes);
  };
}

export function answer(response, text) {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
  response.end(text, 'latin1');
}

/**
 * Each event has its own time, counted from the start: a late one does not make the next ones late.
 * @param eventOf makes an event of its number, from 1 on
 * @param end what comes behind the last one
 */
export function stream(response, { events, everyMs }, eventOf, end = '') {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const startedAt = performance.now();
  let timer;
  let sent = 0;
  const next = () => {
    sent++;
    response.write(eventOf(sent, sent === events));
    if (sent === events) response.end(end);
    else timer = setTimeout(next, startedAt + sent * everyMs - performance.now());
  };
  response.on('close', () => clearTimeout(timer));
  next();
}
