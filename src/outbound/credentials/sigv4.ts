import { createHash, createHmac } from 'node:crypto';
import type { AwsKeys } from './contract.ts';

/** What is signed. */
export interface Signable {
  method: string;
  url: URL;
  /** Lower-case names; all of them are signed. */
  headers: Readonly<Record<string, string>>;
  body: Buffer | undefined;
}

export interface Signing {
  keys: AwsKeys;
  region: string;
  service: string;
  /** Epoch milliseconds. */
  now: number;
}

/**
 * AWS signature, version 4 (agent platforms, 4.4).
 *
 * @returns the headers to send besides those that were given
 */
export function signV4(request: Signable, { keys, region, service, now }: Signing): Record<string, string> {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = [time.slice(0, 8), region, service, 'aws4_request'];
  const bodyHash = sha256(request.body ?? '');
  const added: Record<string, string> = {
    'x-amz-date': time,
    'x-amz-content-sha256': bodyHash,
    ...(keys.sessionToken !== undefined && { 'x-amz-security-token': keys.sessionToken }),
  };
  const signed = Object.entries({ ...request.headers, ...added, host: request.url.host }).sort(byName);
  const names = signed.map(([name]) => name).join(';');
  const canonical = [
    request.method,
    canonicalPath(request.url),
    canonicalQuery(request.url),
    ...signed.map(([name, value]) => `${name}:${value.trim().replace(/ +/g, ' ')}`),
    '',
    names,
    bodyHash,
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n');
  const key = scope.reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${keys.secretAccessKey}`);
  const authorization = [
    `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope.join('/')}`,
    `SignedHeaders=${names}`,
    `Signature=${hmac(key, text).toString('hex')}`,
  ].join(', ');
  return { ...added, authorization };
}

/** Of what stands in the URL already encoded, encoded once more; only S3 does otherwise. */
const canonicalPath = ({ pathname }: URL): string => pathname.split('/').map(encode).join('/');

const canonicalQuery = ({ searchParams }: URL): string =>
  [...searchParams]
    .map(([name, value]): [string, string] => [encode(name), encode(value)])
    .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map((pair) => pair.join('='))
    .join('&');

/** Everything but RFC 3986's unreserved characters. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const byName = ([a]: [string, string], [b]: [string, string]): number => compare(a, b);
const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();
