import type { Logger } from 'pino';
import { isJsonObject, type JsonObject, parseJson, SwitchboardError } from '../../protocol/index.ts';
import type { NetworkClass, Outbound, OutboundResponse } from '../contract.ts';
import { upstreamError } from '../delivery.ts';
import type { PeerClocks } from './peer-clocks.ts';
import type { Expiring, TokenCache } from './token-cache.ts';

/** What sources work with. */
export interface CredentialTools {
  outbound: Pick<Outbound, 'send'>;
  cache: TokenCache;
  clocks: PeerClocks;
  surroundings: Surroundings;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
}

/** What the machine that the gateway runs on offers. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  /** @throws when there is no such file */
  readFile: (path: string) => Promise<string>;
  homeDir: string;
}

/** One question to whoever gives out tokens. */
export interface TokenRequest {
  method: 'GET' | 'POST' | 'PUT';
  url: URL;
  network: NetworkClass;
  /** True when it is the metadata service of the machine itself. */
  metadataService?: boolean;
  headers?: Record<string, string>;
  form?: Readonly<Record<string, string | undefined>>;
  json?: JsonObject;
}

const TIMEOUTS = { connectMs: 5_000, firstByteMs: 10_000, idleMs: 10_000, totalMs: 15_000 };
const MAX_BYTES = 64 * 1024;

/**
 * Asks for a token.
 *
 * @returns the answer's body
 * @throws SwitchboardError: the request that needs the token was not sent. Says what is wrong, but never where or with what
 */
export async function askText(request: TokenRequest, tools: CredentialTools): Promise<string> {
  const response = await send(request, tools);
  const body = (await response.body.buffer(MAX_BYTES)).toString();
  if (response.status === 200) return body;
  const reason = reasonOf(body);
  tools.log.warn({ tokenEndpoint: request.url.host, status: response.status, reason }, 'no credentials were given out');
  throw new TokenRefusal(response, /^[\w.-]{1,64}/.exec(reason)?.[0]);
}

/** The same for answers in JSON. */
export async function askJson(request: TokenRequest, tools: CredentialTools): Promise<JsonObject> {
  const body = await askText(request, tools);
  try {
    const json = parseJson(Buffer.from(body));
    if (isJsonObject(json)) return json;
  } catch {
    throw noToken();
  }
  throw noToken();
}

/**
 * A token as OAuth answers it (RFC 6749, section 5.1): an hour long when the answer does not say.
 */
export async function askAccessToken(request: TokenRequest, tools: CredentialTools): Promise<Expiring<string>> {
  const askedAt = tools.clock();
  const answer = await askJson(request, tools);
  const { access_token: value, expires_in: seconds, expires_on: end } = answer;
  if (typeof value !== 'string' || value === '' || /[^\x21-\x7e]/.test(value)) throw noToken();
  if (Number(seconds) > 0) return { value, expiresAt: askedAt + Number(seconds) * 1000 };
  return { value, expiresAt: Number(end) > 0 ? Number(end) * 1000 : askedAt + 3_600_000 };
}

/**
 * Makes a request whose content carries the time; asks once more when the peer's clock turns out to show another.
 *
 * @param make given the peer's time, epoch milliseconds
 */
export async function askInPeerTime<Answer>(
  url: URL,
  make: (now: number) => Promise<Answer>,
  { clocks }: CredentialTools,
): Promise<Answer> {
  try {
    return await make(clocks.now(url));
  } catch (error) {
    if (!(error instanceof TokenRefusal) || !clocks.learn(url, error.date)) throw error;
    return make(clocks.now(url));
  }
}

/** Whoever gives out tokens said no. */
class TokenRefusal extends SwitchboardError {
  /** What time it was there. */
  readonly date: string | undefined;

  constructor({ headers }: OutboundResponse, reason = 'no reason given') {
    const { message, details } = failed(`the identity provider refused them (${reason})`);
    super('UPSTREAM_UNREACHABLE', message, details);
    this.date = headers['date'];
  }
}

async function send(
  { method, url, network, metadataService, headers = {}, form, json }: TokenRequest,
  { outbound }: CredentialTools,
): Promise<OutboundResponse> {
  const body = form ? new URLSearchParams(given(form)).toString() : json && JSON.stringify(json);
  const contentType = form ? 'application/x-www-form-urlencoded' : 'application/json';
  try {
    return await outbound.send({
      method,
      url,
      network,
      ...(metadataService && { metadataService }),
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': contentType }), ...headers },
      ...(body !== undefined && { body: Buffer.from(body) }),
      timeouts: TIMEOUTS,
    });
  } catch (error) {
    throw unreachable(error);
  }
}

const given = (form: Readonly<Record<string, string | undefined>>): [string, string][] =>
  Object.entries(form).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]]));

/** The request that waits for a token was not sent, whatever became of the one for the token. */
function unreachable(cause: unknown): SwitchboardError {
  const code = cause instanceof SwitchboardError ? cause.code : undefined;
  if (code === 'ADDRESS_REFUSED')
    return failed('the identity provider lies in another network; an administrator says in which with token_network');
  if (code === 'SHUTTING_DOWN') return cause as SwitchboardError;
  return failed('the identity provider could not be reached', cause);
}

/** Of RFC 6749, section 5.2, of Google's and of AWS's errors. */
function reasonOf(body: string): string {
  const code = /"error"\s*:\s*"([^"]*)"|<Code>([^<]*)<\/Code>|"(?:status|code|Code|__type)"\s*:\s*"([^"]*)"/.exec(body);
  const words = /"error_description"\s*:\s*"([^"]*)"|"message"\s*:\s*"([^"]*)"|<Message>([^<]*)<\/Message>/.exec(body);
  const found = (match: RegExpExecArray | null): string => match?.slice(1).find((text) => text !== undefined) ?? '';
  return `${found(code)} ${found(words)}`.trim().slice(0, 300);
}

/** A member that should hold text; empty when it does not. */
export function textOf(object: JsonObject, name: string): string {
  const value = object[name];
  return typeof value === 'string' ? value : '';
}

const noToken = (): SwitchboardError => failed('the identity provider answered without a token');

/** The call that needed credentials was not made. */
export const failed = (reason: string, cause?: unknown): SwitchboardError =>
  upstreamError('UPSTREAM_UNREACHABLE', `The gateway has no credentials for the agent: ${reason}.`, 'no', { cause });
