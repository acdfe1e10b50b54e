import type { OutboundBody, OutboundResponse } from '../../outbound/index.ts';
import type { Json } from '../../protocol/index.ts';

// Answers that are made here from what a provider said look like those of an HTTP upstream, so that all that follows
// treats them alike.

export const jsonResponse = (body: Json, status = 200, headers: Record<string, string> = {}): OutboundResponse => ({
  status,
  headers: { ...headers, 'content-type': 'application/json' },
  body: new MadeBody(once(Buffer.from(JSON.stringify(body)))),
});

export const streamResponse = (
  frames: AsyncGenerator<Buffer, undefined>,
  headers: Record<string, string> = {},
): OutboundResponse => ({
  status: 200,
  headers: { ...headers, 'content-type': 'text/event-stream' },
  body: new MadeBody(frames),
});

async function* once(piece: Buffer): AsyncGenerator<Buffer, undefined> {
  yield piece;
  return undefined;
}

class MadeBody implements OutboundBody {
  readonly #pieces: AsyncGenerator<Buffer, undefined>;

  constructor(pieces: AsyncGenerator<Buffer, undefined>) {
    this.#pieces = pieces;
  }

  async buffer(): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.#pieces) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  abort(): void {
    void this.#pieces.return(undefined).catch(() => undefined);
  }

  [Symbol.asyncIterator](): AsyncIterator<Buffer, undefined> {
    return this.#pieces;
  }
}
