import type { RollingWindow } from './rolling-window.ts';
import type { Subject } from './subject.ts';
import type { LimitLevel } from './subject-name.ts';

/** LiteLLM's names of the levels, in `x-ratelimit-<scope>-…`. */
const SCOPES: Record<LimitLevel, string> = { key: 'api_key', user: 'user', team: 'team', agent: 'agent' };

/** What is limited and counted by the minute. */
const MEASURES = [
  ['requests', 'rpm', 'requests'],
  ['tokens', 'tpm', 'tokens'],
] as const;

/**
 * What is left, for callers who pace themselves: `x-ratelimit-{limit,remaining,reset}-{requests,tokens}` as OpenAI has
 * them, of whoever has least left, and for each level the names of LiteLLM.
 *
 * @param at epoch milliseconds
 */
export function rateLimitHeaders(subjects: readonly Subject[], at: number): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, term, counter] of MEASURES) {
    let least = Number.POSITIVE_INFINITY;
    for (const subject of subjects) {
      const limit = subject.terms[term];
      const window = subject[counter];
      if (limit === null || window === null) continue;
      const remaining = Math.max(0, limit - window.used(at));
      const scope = SCOPES[subject.level];
      headers[`x-ratelimit-${scope}-limit-${name}`] = String(limit);
      headers[`x-ratelimit-${scope}-remaining-${name}`] = String(remaining);
      if (remaining >= least) continue;
      least = remaining;
      headers[`x-ratelimit-limit-${name}`] = String(limit);
      headers[`x-ratelimit-remaining-${name}`] = String(remaining);
      headers[`x-ratelimit-reset-${name}`] = resetIn(window, at);
    }
  }
  for (const subject of subjects) addOwn(headers, subject, at);
  return headers;
}

/** Until everything is back; seconds, in OpenAI's spelling. */
const resetIn = (window: RollingWindow, at: number): string => `${window.secondsUntil(at, 0)}s`;

/** What LiteLLM tells of the calls at the same time, and of the key's own terms and money. */
function addOwn(headers: Record<string, string>, subject: Subject, at: number): void {
  const { level, terms, running } = subject;
  if (terms.maxParallelRequests !== null) {
    const scope = SCOPES[level];
    headers[`x-ratelimit-${scope}-limit-max_parallel_requests`] = String(terms.maxParallelRequests);
    headers[`x-ratelimit-${scope}-remaining-max_parallel_requests`] = String(
      Math.max(0, terms.maxParallelRequests - running),
    );
  }
  if (level !== 'key') return;
  if (terms.rpm !== null) headers['x-litellm-key-rpm-limit'] = String(terms.rpm);
  if (terms.tpm !== null) headers['x-litellm-key-tpm-limit'] = String(terms.tpm);
  if (terms.maxBudgetNano !== null) headers['x-litellm-key-max-budget'] = String(terms.maxBudgetNano / 1e9);
  const window = subject.budget?.window(at);
  if (window) headers['x-litellm-key-spend'] = String(window.spentNano / 1e9);
}
