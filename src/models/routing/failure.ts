/** What was wrong with an attempt, as LiteLLM tells failures apart (model notes, A.13). */
export type FailureKind =
  | 'authentication'
  | 'not-found'
  | 'bad-request'
  | 'context-window'
  | 'content-policy'
  | 'timeout'
  | 'rate-limit'
  | 'internal';

/** A failed attempt at a deployment. */
export interface ModelFailure {
  kind: FailureKind;
  /** How long the provider asked to be left alone, milliseconds; 0 when it did not. */
  restMs: number;
}

/** What an attempt's failure says of others. */
interface Consequence {
  /** Who may be asked again after it: the same deployment as well, only another one, or nobody. */
  again: 'anyone' | 'another' | 'nobody';
  /** Whether the deployment is left out for a while: at once, when it happens too often, or never. */
  cools: 'at-once' | 'often' | 'never';
}

/**
 * A request that is wrong here is wrong everywhere; a wrong key or address may be right elsewhere, and who did not answer in
 * time would take as long again; all else may pass by itself.
 */
export const CONSEQUENCES: Readonly<Record<FailureKind, Consequence>> = {
  authentication: { again: 'another', cools: 'at-once' },
  'not-found': { again: 'another', cools: 'at-once' },
  'bad-request': { again: 'nobody', cools: 'never' },
  'context-window': { again: 'nobody', cools: 'never' },
  'content-policy': { again: 'nobody', cools: 'never' },
  timeout: { again: 'another', cools: 'at-once' },
  'rate-limit': { again: 'anyone', cools: 'at-once' },
  internal: { again: 'anyone', cools: 'often' },
};

const BY_STATUS: ReadonlyMap<number, FailureKind> = new Map([
  [401, 'authentication'],
  [403, 'authentication'],
  [404, 'not-found'],
  [408, 'timeout'],
  [409, 'internal'],
  [429, 'rate-limit'],
]);

/** How providers say that a request is too long, or not decent: few of them have a code for it. */
const TOO_LONG =
  /context.?length|context.?window|maximum context|(prompt|input) is too long|too many (input )?tokens|maximum number of tokens/i;
const NOT_DECENT = /content.?policy|content.?filter|content management policy|safety system/i;

/** @param status of the provider's answer @param code as OpenAI's error object names it */
export function failureKindOf({ status, code, message }: Refusal): FailureKind {
  const known = BY_STATUS.get(status);
  if (known) return known;
  if (status < 400 || status >= 500) return 'internal';
  const told = `${code} ${message}`;
  if (TOO_LONG.test(told)) return 'context-window';
  return NOT_DECENT.test(told) ? 'content-policy' : 'bad-request';
}

interface Refusal {
  status: number;
  code: string | null;
  message: string;
}
