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

/** `$40 a 30d` */
export function budgetOf({
  max_budget,
  budget_duration,
}: Pick<Limited, 'max_budget' | 'budget_duration'>): string | null {
  if (max_budget === null) return null;
  const dollars = `$${max_budget.toLocaleString('en-US')}`;
  return budget_duration === null ? dollars : `${dollars} / ${budget_duration}`;
}

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
