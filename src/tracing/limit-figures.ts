import type { LimitMetrics } from '../access/index.ts';

/** How often limits were reached, in Prometheus' text format. The labels are few: no key, team or agent is named. */
export interface LimitFigures extends LimitMetrics {
  /** Each metric whole, without a line break at its end. */
  expose(): string[];
}

export function createLimitFigures(): LimitFigures {
  const reached = new Map<string, number>();
  const soft = new Map<string, number>();

  return {
    limitReached: (level, kind, inForce) =>
      count(reached, `level="${level}",limit="${kind}",mode="${inForce ? 'refused' : 'shadow'}"`),
    softBudgetReached: (level) => count(soft, `level="${level}"`),
    expose: () => [
      counter('switchboard_limits_reached_total', 'Calls that a limit refused, or in shadow mode would have.', reached),
      counter(
        'switchboard_soft_budgets_reached_total',
        'Windows of budgets in which the soft budget was reached.',
        soft,
      ),
    ],
  };
}

const count = (counts: Map<string, number>, labels: string): void => {
  counts.set(labels, (counts.get(labels) ?? 0) + 1);
};

function counter(name: string, help: string, counts: ReadonlyMap<string, number>): string {
  const lines = [...counts].map(([labels, value]) => `${name}{${labels}} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} counter`, ...lines].join('\n');
}
