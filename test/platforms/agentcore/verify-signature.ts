import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A request as it came over the wire. */
export interface WireRequest {
  method: string;
  /** Path and query, exactly as they were sent. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Keys that somebody was given. */
export interface IssuedKeys {
  secretAccessKey: string;
  sessionToken?: string;
  isExpired?: boolean;
}

export interface Verification {
  keysOf: (accessKeyId: string) => IssuedKeys | undefined;
  region: string;
  service: string;
}

const TOLERATED_MS = 300_000;
const FORM =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

/**
 * Works out the signature of a request anew, from what arrived and nothing else, as AWS documents it (signature version 4).
 *
 * @returns the name of the error, or undefined when everything is right
 */
export function signatureError(request: WireRequest, { keysOf, region, service }: Verification): string | undefined {
  const { headers, body } = request;
  const [, id = '', day = '', ofRegion, ofService, names = '', signature] =
    FORM.exec(headers.authorization ?? '') ?? [];
  if (signature === undefined) return 'MissingAuthenticationTokenException';
  const keys = keysOf(id);
  if (!keys || keys.sessionToken !== headers['x-amz-security-token']) return 'UnrecognizedClientException';
  if (keys.isExpired) return 'ExpiredTokenException';
  const time = String(headers['x-amz-date']);
  const signed = names.split(';');
  const mustBeSigned = Object.keys(headers).filter((name) => name === 'host' || name.startsWith('x-amz'));
  const isSound =
    ofRegion === region &&
    ofService === service &&
    time.startsWith(day) &&
    Math.abs(Date.now() - timeOf(time)) < TOLERATED_MS &&
    headers['x-amz-content-sha256'] === sha256(body) &&
    [...signed].sort().join(';') === names &&
    mustBeSigned.every((name) => signed.includes(name));
  if (!isSound) return 'InvalidSignatureException';
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(Buffer.from(canonical(request, signed)))].join('\n');
  const key = scope.split('/').reduce<Buffer | string>(hmac, `AWS4${keys.secretAccessKey}`);
  return hmac(key, text).toString('hex') === signature ? undefined : 'InvalidSignatureException';
}

function canonical({ method, url, headers, body }: WireRequest, signed: string[]): string {
  const [path = '', query = ''] = url.split('?');
  const pairs =
    query === '' ? [] : query.split('&').map((pair) => pair.split('=').map((half) => encode(decodeURIComponent(half))));
  return [
    method,
    path.split('/').map(encode).join('/'),
    pairs
      .map(([name = '', value = '']) => `${name}=${value}`)
      .sort()
      .join('&'),
    ...signed.map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, ' ')}`),
    '',
    signed.join(';'),
    sha256(body),
  ].join('\n');
}

const timeOf = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
const encode = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => String.fromCharCode(byte))
    .map((char) =>
      /[A-Za-z0-9._~-]/.test(char) ? char : `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();
