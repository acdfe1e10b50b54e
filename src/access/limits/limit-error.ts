import { SwitchboardError } from '../../protocol/index.ts';
import type { Excess, LimitKind } from './subject.ts';
import type { LimitLevel } from './subject-name.ts';

/** Whose limit it is, to somebody who must not learn the names of others. */
const OWNERS: Record<LimitLevel, string> = {
  key: 'This key',
  user: 'The user of this key',
  team: 'The team of this key',
  caller: 'The agent whose key this is',
  agent: 'This agent',
  gateway: 'The gateway',
};

/** What is limited, as headers and figures name it. */
const RATE_LIMIT_TYPES: Record<LimitKind, string> = {
  requests: 'requests',
  tokens: 'tokens',
  parallel: 'max_parallel_requests',
  streams: 'max_streams',
  budget: 'budget',
};

/**
 * The refusal that a caller gets: it names the limit, whose it is, and when to come back.
 *
 * @param excess the limit that keeps the call away longest
 * @param at epoch milliseconds
 */
export function limitError(excess: Excess, at: number): SwitchboardError {
  const { subject, kind, maximum, waitSeconds } = excess;
  const comesBack = Number.isFinite(waitSeconds);
  const retryAfterSeconds = comesBack ? Math.max(1, waitSeconds) : undefined;
  const resetAt = retryAfterSeconds === undefined ? undefined : Math.ceil(at / 1000) + retryAfterSeconds;
  const isBudget = kind === 'budget';
  return new SwitchboardError(
    isBudget ? 'BUDGET_EXCEEDED' : 'RATE_LIMITED',
    `${OWNERS[subject.level]} ${wordsOf(excess)}. ${advice(retryAfterSeconds, isBudget)}`,
    {
      metadata: { level: subject.level, limit: RATE_LIMIT_TYPES[kind], ...(!isBudget && { maximum: String(maximum) }) },
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      headers: {
        rate_limit_type: RATE_LIMIT_TYPES[kind],
        ...(resetAt !== undefined && { reset_at: String(resetAt) }),
        // OpenAI's and Anthropic's clients repeat every 429 unless told that it is hopeless.
        ...(isBudget && { 'x-should-retry': 'false' }),
      },
    },
  );
}

function wordsOf({ subject, kind, maximum }: Excess): string {
  switch (kind) {
    case 'requests':
      return `may take ${plural(maximum, 'request')} in any 60 seconds, and has`;
    case 'tokens':
      return `may take ${plural(maximum, 'token')} in any 60 seconds, and has, or would with this call`;
    case 'parallel':
      return `may run ${plural(maximum, 'call')} at the same time, and does`;
    case 'streams':
      return `may have ${plural(maximum, 'stream')} open at the same time, and has`;
    case 'budget':
      return subject.level === 'key'
        ? `has used up its budget of ${usd(maximum)} USD, or would with this call`
        : 'has used up its budget, or would with this call';
  }
}

/** Dollars with their cents; smaller parts only where there are some. */
function usd(nano: number): string {
  const cents = (nano / 1e9).toFixed(2);
  return Number(cents) === nano / 1e9 ? cents : String(nano / 1e9);
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function advice(retryAfterSeconds: number | undefined, isBudget: boolean): string {
  const ask = `ask an administrator for a higher ${isBudget ? 'budget' : 'limit'}`;
  return retryAfterSeconds === undefined
    ? `It does not come back by itself: ${ask}.`
    : `Call again in ${plural(retryAfterSeconds, 'second')}, or ${ask}.`;
}

/** For the call's record: which limit it was, and that it was not in force. */
export const describeShadow = ({ subject, kind }: Excess): string =>
  `${subject.level}'s limit on ${RATE_LIMIT_TYPES[kind]} would refuse`;
