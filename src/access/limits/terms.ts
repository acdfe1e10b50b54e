import { type LimitFields, nanoDollars } from '../../config/index.ts';

/** What somebody's calls are limited to; null is no limit. One set of terms for each key, user, team and agent. */
export interface LimitTerms {
  /** Requests in any 60 seconds. */
  rpm: number | null;
  /** Tokens in any 60 seconds. */
  tpm: number | null;
  /** Calls at the same time; a stream runs until it ends. */
  maxParallelRequests: number | null;
  /** Streams at the same time. */
  maxStreams: number | null;
  /** Nano-dollars in one window of the budget. */
  maxBudgetNano: number | null;
  /** Nano-dollars in one window from which on there is a warning. */
  softBudgetNano: number | null;
  /** Length of the window in LiteLLM's spelling (`30s`, `1d`, `1mo`); null is one window for ever. */
  budgetDuration: string | null;
  /** Record what these terms would refuse, and refuse nothing. */
  shadow: boolean;
}

/** LiteLLM's names of the terms; `max_streams` and `shadow_limits` are the gateway's own. */
export type LimitView = { [Field in keyof Required<LimitFields>]: NonNullable<LimitFields[Field]> | null };

const NONE: LimitTerms = {
  rpm: null,
  tpm: null,
  maxParallelRequests: null,
  maxStreams: null,
  maxBudgetNano: null,
  softBudgetNano: null,
  budgetDuration: null,
  shadow: false,
};

/**
 * Reads the limits in a request, a registration or a stored row. Fields that are absent keep what they were.
 *
 * @param fields as `limitFields` of the config has validated them; fields of other names are not looked at
 * @param before what was declared until now
 * @returns null when nothing is limited
 */
export function readLimitTerms(fields: LimitFields, before: LimitTerms | null = null): LimitTerms | null {
  const kept = before ?? NONE;
  const terms: LimitTerms = {
    rpm: given(fields.rpm_limit, kept.rpm),
    tpm: given(fields.tpm_limit, kept.tpm),
    maxParallelRequests: given(fields.max_parallel_requests, kept.maxParallelRequests),
    maxStreams: given(fields.max_streams, kept.maxStreams),
    maxBudgetNano: given(nano(fields.max_budget), kept.maxBudgetNano),
    softBudgetNano: given(nano(fields.soft_budget), kept.softBudgetNano),
    budgetDuration: given(fields.budget_duration?.trim() ?? fields.budget_duration, kept.budgetDuration),
    shadow: given(fields.shadow_limits, kept.shadow) ?? false,
  };
  return isLimited(terms) ? terms : null;
}

const given = <T>(value: T | null | undefined, before: T | null): T | null => (value === undefined ? before : value);

/** Budgets are whole nano-dollars. */
function nano(dollars: number | null | undefined): number | null | undefined {
  if (dollars === undefined || dollars === null) return dollars;
  return Math.round(nanoDollars(dollars) ?? 0);
}

/** A window, or a mode, limits nothing by itself; it is kept all the same, because the amount may follow later. */
const isLimited = (terms: LimitTerms): boolean => Object.values(terms).some((term) => term !== null && term !== false);

/** The terms under LiteLLM's names, as they are shown and stored; amounts in dollars. */
export function viewLimitTerms(terms: LimitTerms | null): LimitView {
  const { rpm, tpm, maxParallelRequests, maxStreams, maxBudgetNano, softBudgetNano, budgetDuration, shadow } =
    terms ?? NONE;
  return {
    rpm_limit: rpm,
    tpm_limit: tpm,
    max_parallel_requests: maxParallelRequests,
    max_streams: maxStreams,
    max_budget: dollars(maxBudgetNano),
    budget_duration: budgetDuration,
    soft_budget: dollars(softBudgetNano),
    shadow_limits: shadow,
  };
}

/** Nano-dollars as the dollars they are; the nearest double prints as the amount that was given. */
export const dollars = (nanoAmount: number | null): number | null => (nanoAmount === null ? null : nanoAmount / 1e9);
