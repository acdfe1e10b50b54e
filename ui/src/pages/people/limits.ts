import { dollars } from '../../format/money.ts';
import { fillOf } from '../../kit/fill.ts';

/** What may be spent and taken, as keys, users and teams tell it. */
export interface Limited {
  rpm_limit: number | null;
  tpm_limit: number | null;
  max_parallel_requests: number | null;
  max_budget: number | null;
  budget_duration: string | null;
}

/** All but the budget, in words. */
export function limitsOf({
  rpm_limit,
  tpm_limit,
  max_parallel_requests,
}: Omit<Limited, 'max_budget' | 'budget_duration'>): string {
  const limits = [
    rpm_limit !== null && `${rpm_limit} calls a minute`,
    tpm_limit !== null && `${tpm_limit} tokens a minute`,
    max_parallel_requests !== null && `${max_parallel_requests} at once`,
  ];
  return limits.filter(Boolean).join(', ') || 'none';
}

/** What a budget may be for, as the API has it and in words. */
export const WINDOWS = [
  ['', 'for ever'],
  ['1d', 'a day'],
  ['7d', 'a week'],
  ['30d', '30 days'],
  ['1mo', 'a month'],
] as const;

/** `$40 a month` */
export function budgetOf({
  max_budget,
  budget_duration,
}: Pick<Limited, 'max_budget' | 'budget_duration'>): string | null {
  if (max_budget === null) return null;
  const amount = dollars(max_budget).replace(/\.00$/, '');
  if (budget_duration === null) return amount;
  const [, window] = WINDOWS.find(([name]) => name === budget_duration) ?? [];
  return window?.startsWith('a ') ? `${amount} ${window}` : `${amount} in ${window ?? budget_duration}`;
}

/** Of one; a budget of nothing is spent from the start. */
export const spentShare = (spend: number, budget: number): number => (budget === 0 ? 1 : spend / budget);

/** What is spent of a budget in words, and what that means. @param spending dollars */
export function spentOf({ spend, max_budget, budget_reset_at, shadow_limits }: Spending) {
  const amount = dollars(spend);
  if (max_budget === null) return { amount, of: null, says: null };
  const { percent, kind } = fillOf(spentShare(spend, max_budget));
  return {
    amount,
    of: `of ${dollars(max_budget)}, ${percent} %`,
    says: OUTLOOKS[kind]({ budget_reset_at, shadow_limits }),
  };
}

export interface Spending {
  spend: number;
  max_budget: number | null;
  budget_reset_at: string | null;
  shadow_limits: boolean | null;
}

const OUTLOOKS: Record<
  ReturnType<typeof fillOf>['kind'],
  (budget: Pick<Spending, 'budget_reset_at' | 'shadow_limits'>) => string | null
> = {
  '': () => null,
  warn: () => 'Nearly spent.',
  full: ({ budget_reset_at, shadow_limits }) => {
    if (shadow_limits) return 'Spent; its limits only watch, so calls go on.';
    return `Spent: calls are refused until it ${budget_reset_at === null ? 'is raised' : 'resets'}.`;
  },
};

/** What a form says of limits; what is left empty is no limit. */
export function readLimits(form: FormData): Omit<Limited, 'tpm_limit'> {
  const number = (name: string) => {
    const text = textOf(form, name);
    return text === null ? null : Number(text);
  };
  return {
    rpm_limit: number('rpm_limit'),
    max_parallel_requests: number('max_parallel_requests'),
    max_budget: number('max_budget'),
    budget_duration: textOf(form, 'budget_duration'),
  };
}

/** What somebody typed, or null. */
export function textOf(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
