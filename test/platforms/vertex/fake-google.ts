import { createVerify, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { answerJson } from '../support/fake-http.ts';

const AUDIENCE = 'https://oauth2.googleapis.com/token';
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const EMAIL = 'gateway@my-project.iam.gserviceaccount.com';
const KEY_ID = 'key-1';

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** @returns a service account's key file. @param private_key PEM */
const keyFile = (private_key: string): string =>
  JSON.stringify({
    type: 'service_account',
    project_id: 'my-project',
    private_key_id: KEY_ID,
    private_key,
    client_email: EMAIL,
    // Whoever uploads a key must not choose where its assertions are sent.
    token_uri: 'http://127.0.0.1:1/never-asked',
  });

/** The key that Google knows, and one that it does not. */
export const SERVICE_ACCOUNT = keyFile(pem(privateKey));
export const STRANGER = keyFile(pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey));

/** Google's token endpoint, as strict about signatures, claims and times as it is (agent platforms, section 1.9). */
export class FakeGoogle {
  /** How many tokens were given out. */
  issued = 0;
  readonly #valid = new Set<string>();

  /** @param body of a form */
  answer(response: ServerResponse, body: string): void {
    const form = new URLSearchParams(body);
    const [header = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.');
    const isSigned = createVerify('RSA-SHA256').update(`${header}.${claims}`).verify(publicKey, signature, 'base64url');
    const problem = isSigned ? problemOf(read(header), read(claims)) : 'Invalid JWT Signature.';
    if (form.get('grant_type') !== GRANT) refuse(response, 'unsupported_grant_type', 'Invalid grant_type.');
    else if (problem !== undefined) refuse(response, 'invalid_grant', problem);
    else answerJson(response, { access_token: this.#issue(), expires_in: 3599, token_type: 'Bearer' });
  }

  #issue(): string {
    const token = `ya29.${randomUUID()}`;
    this.#valid.add(token);
    this.issued += 1;
    return token;
  }

  knows(authorization: string | undefined): boolean {
    return this.#valid.has((authorization ?? '').replace(/^Bearer /, ''));
  }

  /** From now on no token is good that was given out before. */
  expire(): void {
    this.#valid.clear();
  }
}

const read = (part: string): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString());

/** How far clocks may be apart, seconds; test gateways live ahead of their time. */
const SKEW = 300;

function problemOf(
  { alg, kid }: Record<string, unknown>,
  { iss, aud, scope, iat, exp }: Record<string, unknown>,
): string | undefined {
  const now = Date.now() / 1000;
  if (alg !== 'RS256' || kid !== KEY_ID) return 'Invalid JWT header.';
  if (iss !== EMAIL) return 'Invalid grant: account not found';
  if (aud !== AUDIENCE) return 'Invalid JWT: Failed audience check.';
  if (scope !== SCOPE) return 'Invalid OAuth scope or ID token audience provided.';
  const isTimely = Number(iat) <= now + SKEW && Number(exp) > now && Number(exp) - Number(iat) <= 3600;
  return isTimely ? undefined : 'Invalid JWT: Token must be a short-lived token (60 minutes)';
}

const refuse = (response: ServerResponse, error: string, error_description: string): void =>
  answerJson(response, { error, error_description }, 400);
