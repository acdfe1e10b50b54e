import type { ModelInvocation } from './invocation.ts';

/** Whose headers go on to which models' providers. */
export interface HeaderForwarding {
  /** Names of models, with `*` for any letters. */
  models: readonly string[];
  /** The operator's own header for keys; null when there is none. */
  keyHeader: string | null;
}

/** Headers of Anthropic's that choose what its API does (model notes, A.1). */
const ALWAYS = ['anthropic-version', 'anthropic-beta'];

/**
 * What is never forwarded: what speaks to the gateway or of the way to it, what SDKs say of themselves (it confuses
 * OpenAI's), what chooses somebody's account in a cloud, what a provider might take for another method or path, and keys.
 */
const KEPT = new RegExp(
  '^x-(litellm-|switchboard-|a2a-|forwarded-|real-ip$|stainless-|amz-|goog-|http-method|method-override$|original-|' +
    'rewrite-|api-key$|auth-|request-id$)',
);

/**
 * Of a caller's headers those that its model's provider is told. As in LiteLLM these are, where the operator wants it, all
 * that begin with `x-`; none of them ever holds the caller's key.
 */
export function passedHeaders(
  { headers, credential, request }: Pick<ModelInvocation, 'headers' | 'credential' | 'request'>,
  { models, keyHeader }: HeaderForwarding,
): Record<string, string> {
  const isForwarded = models.some((name) => fits(name, request.model));
  const kept = keyHeader?.toLowerCase();
  const mayPass = (name: string, value: string): boolean =>
    ALWAYS.includes(name) ||
    (isForwarded && name.startsWith('x-') && !KEPT.test(name) && name !== kept && !holds(value, credential));
  const passed: Record<string, string> = {};
  // A plain loop: this is on the way of every call, and of most callers nothing is passed on.
  for (const name in headers) {
    const given = headers[name];
    const value = Array.isArray(given) ? given.join(', ') : given;
    if (value !== undefined && mayPass(name, value)) passed[name] = value;
  }
  return passed;
}

const holds = (value: string, credential: string | null): boolean =>
  credential !== null && credential !== '' && value.includes(credential);

function fits(pattern: string, model: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return first === model;
  const last = rest.pop() ?? '';
  if (!model.startsWith(first) || !model.endsWith(last)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = model.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= model.length - last.length;
}
