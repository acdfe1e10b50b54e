import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isJsonObject, type JsonObject, parseJson } from '../protocol/index.ts';
import { CommandError, UsageError } from './command-error.ts';
import type { CliContext } from './context.ts';

/** The management API of a running gateway, as the command line uses it. */
export interface ManagementClient {
  get(path: string): Promise<JsonObject>;
  post(path: string, body: unknown): Promise<JsonObject>;
}

const TIMEOUT_MS = 30_000;

const DEFAULT_URL = 'http://localhost:4000';

/** The variables are the ones that README and welcome tell a shell, and those of the gateway itself. */
export function clientOf(args: { url?: string; 'admin-key'?: string }, { env }: CliContext): ManagementClient {
  const firstSet = (...names: string[]) => names.map((name) => env[name]).find(Boolean);
  return createManagementClient(
    args.url ?? firstSet('SWITCHBOARD_URL') ?? DEFAULT_URL,
    args['admin-key'] ?? firstSet('SWITCHBOARD_KEY', 'SWITCHBOARD_MASTER_KEY', 'LITELLM_MASTER_KEY'),
  );
}

/** @throws CommandError with what the gateway said, or why it could not be asked */
export function createManagementClient(url: string, adminKey: string | undefined): ManagementClient {
  if (!adminKey) {
    throw new UsageError('This needs the admin key: set SWITCHBOARD_KEY, or pass --admin-key.');
  }
  if (!/^https?:/.test(url) || !URL.canParse(url)) {
    throw new UsageError(`"${url}" is no address of a gateway. One looks like http://localhost:4000.`);
  }
  const base = url.replace(/\/+$/, '');
  const ask = async (method: string, path: string, body?: unknown): Promise<JsonObject> => {
    const { status, text } = await exchange(method, base, path, adminKey, body);
    const answer = readAnswer(text);
    if (!answer) throw new CommandError(`What answers at ${base} is not a Switchboard gateway (HTTP ${status}).`);
    if (status < 400) return answer;
    const { detail } = answer;
    throw new CommandError(typeof detail === 'string' ? detail : `The gateway answered with HTTP ${status}.`);
  };
  return { get: (path) => ask('GET', path), post: (path, body) => ask('POST', path, body) };
}

function readAnswer(text: string): JsonObject | undefined {
  try {
    const answer = parseJson(text);
    return isJsonObject(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

function exchange(
  method: string,
  base: string,
  path: string,
  adminKey: string,
  body: unknown,
): Promise<{ status: number; text: string }> {
  const send = base.startsWith('https:') ? secureRequest : request;
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' };
    const outgoing = send(base + path, { method, headers, timeout: TIMEOUT_MS }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      response.on('error', reject);
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      // A host with several addresses fails with a code and without a message.
      reject(new CommandError(`No gateway could be reached at ${base}: ${error.code ?? error.message}. Does it run?`));
    });
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
