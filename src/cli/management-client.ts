import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isJsonObject, type JsonObject, parseJson } from '../protocol/index.ts';

/** The management API of a running gateway, as the command line uses it. */
export interface ManagementClient {
  get(path: string): Promise<JsonObject>;
  post(path: string, body: unknown): Promise<JsonObject>;
}

const TIMEOUT_MS = 30_000;

/** @throws Error with what the gateway said, or why it could not be asked */
export function createManagementClient(url: string, adminKey: string | undefined): ManagementClient {
  if (!adminKey) {
    throw new Error('This needs the admin key: set SWITCHBOARD_MASTER_KEY, or pass --admin-key.');
  }
  const base = url.replace(/\/+$/, '');
  const ask = async (method: string, path: string, body?: unknown): Promise<JsonObject> => {
    const { status, text } = await exchange(method, `${base}${path}`, adminKey, body);
    const answer = parseJson(text);
    if (!isJsonObject(answer)) throw new Error(`${base} does not answer like a Switchboard gateway.`);
    if (status < 400) return answer;
    const { detail } = answer;
    throw new Error(typeof detail === 'string' ? detail : `The gateway answered ${status}.`);
  };
  return { get: (path) => ask('GET', path), post: (path, body) => ask('POST', path, body) };
}

function exchange(
  method: string,
  url: string,
  adminKey: string,
  body: unknown,
): Promise<{ status: number; text: string }> {
  const send = url.startsWith('https:') ? secureRequest : request;
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' };
    const outgoing = send(url, { method, headers, timeout: TIMEOUT_MS }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      response.on('error', reject);
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`No answer within ${TIMEOUT_MS / 1000} s.`)));
    outgoing.on('error', (error) => reject(new Error(`No gateway could be reached at ${url}: ${error.message}`)));
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
