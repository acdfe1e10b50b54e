import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type IssuedKeys, signatureError, type WireRequest } from './verify-signature.ts';

// A token service that gives out a role's keys to who may take it on (agent platforms, section 4.4).

export const REGION = 'us-west-2';
export const ROLE = 'arn:aws:iam::123456789012:role/caller';
export const EXTERNAL_ID = 'external-1';
export const WEB_IDENTITY = 'a.jwt.of-somebody';
/** Who may use runtimes and take on the role. */
export const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

/** Keys that end within so many milliseconds. */
const LIFETIME_MS = 900_000;

export class FakeSts {
  readonly #issued = new Map<string, IssuedKeys>([[KEYS.accessKeyId, KEYS]]);

  keysOf = (id: string): IssuedKeys | undefined => this.#issued.get(id);

  /** From now on no keys of a role are taken that were given out before. */
  expire(): void {
    for (const [id, keys] of this.#issued) if (id !== KEYS.accessKeyId) keys.isExpired = true;
  }

  answer(request: WireRequest, response: ServerResponse): void {
    const form = new URLSearchParams(request.body.toString());
    const refusal = this.#refusal(request, form);
    const [status, xml] =
      refusal === undefined ? [200, this.#issue(String(form.get('Action')))] : [403, error(refusal)];
    response.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
  }

  #refusal(request: WireRequest, form: URLSearchParams): string | undefined {
    if (request.headers['content-type'] !== 'application/x-www-form-urlencoded') return 'InvalidAction';
    if (form.get('Version') !== '2011-06-15' || !form.get('RoleSessionName')) return 'MissingParameter';
    if (form.get('RoleArn') !== ROLE) return 'AccessDenied';
    if (form.get('Action') === 'AssumeRoleWithWebIdentity')
      return form.get('WebIdentityToken') === WEB_IDENTITY ? undefined : 'InvalidIdentityToken';
    if (form.get('Action') !== 'AssumeRole') return 'InvalidAction';
    if (form.get('ExternalId') !== EXTERNAL_ID) return 'AccessDenied';
    const keysOf = (id: string) => (id === KEYS.accessKeyId ? KEYS : undefined);
    return signatureError(request, { keysOf, region: REGION, service: 'sts' }) && 'SignatureDoesNotMatch';
  }

  #issue(action: string): string {
    const id = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
    const keys = {
      secretAccessKey: randomBytes(20).toString('base64'),
      sessionToken: randomBytes(40).toString('base64'),
    };
    this.#issued.set(id, keys);
    const expiration = new Date(Date.now() + LIFETIME_MS).toISOString();
    return `<${action}Response><${action}Result><Credentials><AccessKeyId>${id}</AccessKeyId><SecretAccessKey>${keys.secretAccessKey}</SecretAccessKey><SessionToken>${keys.sessionToken}</SessionToken><Expiration>${expiration}</Expiration></Credentials></${action}Result></${action}Response>`;
  }
}

const error = (code: string): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>Refused.</Message></Error></ErrorResponse>`;
