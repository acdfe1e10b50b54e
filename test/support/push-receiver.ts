import { createServer, type IncomingHttpHeaders } from 'node:http';
import { closeServer, listen } from '../peers/listen.ts';
import type { AnyJson } from './wire.ts';

/** A notification as it came. */
export interface Pushed {
  url: string;
  headers: IncomingHttpHeaders;
  text: string;
  json: AnyJson;
}

export interface PushReceiver {
  url: string;
  /** Those that were taken, oldest first. */
  taken: Pushed[];
  /** Every attempt, taken or not. */
  seen: Pushed[];
  /** From now on it answers with this status; below 300 it takes. */
  answer(status: number, headers?: Record<string, string>): void;
  /** Those below a path, as soon as there are so many. */
  at(path: string, count: number): Promise<Pushed[]>;
  close(): Promise<void>;
}

/** Whoever wants to be told about tasks, on loopback. */
export async function startPushReceiver(): Promise<PushReceiver> {
  const taken: Pushed[] = [];
  const seen: Pushed[] = [];
  const waiting = new Set<() => void>();
  let status = 204;
  let answered: Record<string, string> = {};
  const server = createServer((request, response) => {
    void (async () => {
      const body = Buffer.concat(await request.toArray()).toString();
      const pushed = {
        url: request.url ?? '',
        headers: request.headers,
        text: body,
        json: JSON.parse(body) as AnyJson,
      };
      seen.push(pushed);
      if (status < 300) taken.push(pushed);
      response.writeHead(status, answered).end();
      for (const resume of waiting) resume();
    })().catch(() => response.destroy());
  });
  const url = await listen(server);
  return {
    url,
    taken,
    seen,
    answer(next, headers = {}) {
      status = next;
      answered = headers;
    },
    async at(path, count) {
      for (;;) {
        const there = taken.filter((pushed) => pushed.url.startsWith(path));
        if (there.length >= count) return there;
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
    },
    close: () => closeServer(server),
  };
}
