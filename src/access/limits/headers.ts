import type { RollingWindow } from './rolling-window.ts';
import type { Hold, Subject } from './subject.ts';
import { LIMIT_LEVELS, type LimitLevel } from './subject-name.ts';

/** LiteLLM's names of the levels, in `x-ratelimit-<scope>-…`. */
const SCOPES: Record<LimitLevel, string> = {
  key: 'api_key',
  user: 'user',
  team: 'team',
  caller: 'caller',
  agent: 'agent',
  gateway: 'gateway',
};

/** The names of what is told of one measure: of whoever has least left (OpenAI's), and of each level (LiteLLM's). */
interface Names {
  limit: string;
  remaining: string;
  reset: string;
  of: Record<LimitLevel, { limit: string; remaining: string }>;
}

const namesOf = (measure: string): Names => ({
  limit: `x-ratelimit-limit-${measure}`,
  remaining: `x-ratelimit-remaining-${measure}`,
  reset: `x-ratelimit-reset-${measure}`,
  of: Object.fromEntries(
    LIMIT_LEVELS.map((level) => [
      level,
      {
        limit: `x-ratelimit-${SCOPES[level]}-limit-${measure}`,
        remaining: `x-ratelimit-${SCOPES[level]}-remaining-${measure}`,
      },
    ]),
  ) as Names['of'],
});

const REQUESTS = namesOf('requests');
const TOKENS = namesOf('tokens');
const PARALLEL = namesOf('max_parallel_requests').of;

/**
 * What is left, for callers who pace themselves.
 *
 * @param at epoch milliseconds
 */
export function rateLimitHeaders(holds: readonly Hold[], at: number): Record<string, string> {
  const headers: Record<string, string> = {};
  let fewestRequests = Number.POSITIVE_INFINITY;
  let fewestTokens = Number.POSITIVE_INFINITY;
  for (const { subject } of holds) {
    const { level, terms, requests, tokens } = subject;
    if (terms.rpm !== null && requests !== null)
      fewestRequests = tellRate(headers, REQUESTS, level, terms.rpm, requests, at, fewestRequests);
    if (terms.tpm !== null && tokens !== null)
      fewestTokens = tellRate(headers, TOKENS, level, terms.tpm, tokens, at, fewestTokens);
    tellPlaces(headers, subject);
    if (level === 'key') tellOwn(headers, subject, at);
  }
  return headers;
}

/** @returns the fewest that any level has left so far */
function tellRate(
  headers: Record<string, string>,
  names: Names,
  level: LimitLevel,
  limit: number,
  window: RollingWindow,
  at: number,
  fewest: number,
): number {
  const left = Math.max(0, limit - window.used(at));
  const limitText = String(limit);
  const leftText = String(left);
  const own = names.of[level];
  headers[own.limit] = limitText;
  headers[own.remaining] = leftText;
  if (left >= fewest) return fewest;
  headers[names.limit] = limitText;
  headers[names.remaining] = leftText;
  headers[names.reset] = `${window.secondsUntilEmpty(at)}s`;
  return left;
}

function tellPlaces(headers: Record<string, string>, { level, terms, running }: Subject): void {
  const { maxParallelRequests } = terms;
  if (maxParallelRequests === null) return;
  headers[PARALLEL[level].limit] = String(maxParallelRequests);
  headers[PARALLEL[level].remaining] = String(Math.max(0, maxParallelRequests - running));
}

/** A key's own terms and money, under LiteLLM's names; of others a caller learns no amounts. */
function tellOwn(headers: Record<string, string>, { terms, budget }: Subject, at: number): void {
  if (terms.rpm !== null) headers['x-litellm-key-rpm-limit'] = String(terms.rpm);
  if (terms.tpm !== null) headers['x-litellm-key-tpm-limit'] = String(terms.tpm);
  if (terms.maxBudgetNano !== null) headers['x-litellm-key-max-budget'] = String(terms.maxBudgetNano / 1e9);
  const window = budget?.window(at);
  if (window) headers['x-litellm-key-spend'] = String(window.spentNano / 1e9);
}
