import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { answerJson } from '../support/fake-http.ts';

export const TENANT = 'tenant-1';
export const CLIENT = { client_id: 'client-1', client_secret: 'right' };
const SCOPE = 'https://ai.azure.com/.default';

/** Entra ID as far as clients and workloads ask it for tokens (agent platforms, section 3.0). */
export class FakeEntra {
  /** How many tokens were given out. */
  issued = 0;
  /** How long tokens last, seconds. */
  lifetime = 3_599;
  readonly #valid = new Map<string, number>();

  /** Answers at `/{tenant}/oauth2/v2.0/token`. @param body of a form */
  answer(response: ServerResponse, pathname: string, body: string): void {
    const refusal = refusalOf(pathname, new URLSearchParams(body));
    if (refusal)
      answerJson(response, { ...refusal, trace_id: randomUUID() }, refusal.error === 'invalid_client' ? 401 : 400);
    else this.#issue(response);
  }

  #issue(response: ServerResponse): void {
    const token = `eyJ0.${randomUUID()}.sig`;
    this.issued += 1;
    this.#valid.set(token, Date.now() + this.lifetime * 1000);
    const { lifetime } = this;
    answerJson(response, { token_type: 'Bearer', expires_in: lifetime, ext_expires_in: lifetime, access_token: token });
  }

  knows(authorization: string | undefined): boolean {
    return (this.#valid.get((authorization ?? '').replace(/^Bearer /, '')) ?? 0) > Date.now();
  }

  /** From now on no token is good that was given out before. */
  expire(): void {
    this.#valid.clear();
  }
}

function refusalOf(pathname: string, form: URLSearchParams): { error: string; error_description: string } | undefined {
  const because = (error: string, error_description: string) => ({ error, error_description });
  if (pathname !== `/${TENANT}/oauth2/v2.0/token`) return because('invalid_request', 'AADSTS90002: Tenant not found.');
  if (form.get('grant_type') !== 'client_credentials') return because('unsupported_grant_type', 'AADSTS70003.');
  if (form.get('scope') !== SCOPE) return because('invalid_scope', 'AADSTS70011: The provided scope is not valid.');
  const isKnown = form.get('client_id') === CLIENT.client_id && form.get('client_secret') === CLIENT.client_secret;
  return isKnown ? undefined : because('invalid_client', 'AADSTS7000215: Invalid client secret provided.');
}
