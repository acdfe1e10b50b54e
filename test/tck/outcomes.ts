/** How each test of the TCK ended. */
export type Outcomes = Record<string, 'passed' | 'failed' | 'skipped' | 'xfailed'>;

export interface Row {
  name: string;
  outcomes: Outcomes;
  /** Tests that failed here and did not fail directly. */
  regressions: string[];
}

/** Tests that fail through the gateway although they do not fail directly. */
export const compare = (direct: Outcomes, through: Outcomes): string[] =>
  failuresOf(through).filter((test) => direct[test] !== 'failed');

export const failuresOf = (outcomes: Outcomes): string[] =>
  Object.keys(outcomes).filter((test) => outcomes[test] === 'failed');

/** One line of counts, and one for each failure; those the gateway caused are marked. */
export function formatRow({ name, outcomes, regressions }: Row): string {
  const counts = (['passed', 'failed', 'skipped', 'xfailed'] as const)
    .map((outcome) => `${Object.values(outcomes).filter((found) => found === outcome).length} ${outcome}`)
    .join(', ');
  const failures = failuresOf(outcomes).map((test) => `  ${regressions.includes(test) ? 'NEW ' : '    '}${test}`);
  return [`${name}: ${counts}`, ...failures].join('\n');
}
