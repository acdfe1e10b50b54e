/** How each test of the TCK ended. */
export type Outcomes = Record<string, 'passed' | 'failed' | 'skipped' | 'xfailed'>;

/** One run of the TCK, as the table shows it. */
export interface Row {
  name: string;
  outcomes: Outcomes;
  failures: Failure[];
}

export interface Failure {
  test: string;
  /** Fails directly as well; has a known reason; or the gateway is to blame. */
  kind: 'direct' | 'known' | 'new';
  why?: string;
}

const MARKS = { direct: 'also directly', known: 'known', new: 'NEW' } as const;

/**
 * Tells the failures apart.
 * @param direct the outcomes of the agent called directly
 * @param whyKnown the reason for which a test may fail through the gateway, if there is one
 */
export function judge(
  outcomes: Outcomes,
  direct: Outcomes,
  whyKnown: (test: string) => string | undefined = () => undefined,
): Failure[] {
  const failed = Object.keys(outcomes).filter((test) => outcomes[test] === 'failed');
  return failed.map((test) => {
    if (direct[test] === 'failed') return { test, kind: 'direct' };
    const why = whyKnown(test);
    return why === undefined ? { test, kind: 'new' } : { test, kind: 'known', why };
  });
}

/** One line of counts, and one for each failure. */
export function formatRow({ name, outcomes, failures }: Row): string {
  const counts = (['passed', 'failed', 'skipped', 'xfailed'] as const)
    .map((outcome) => `${Object.values(outcomes).filter((found) => found === outcome).length} ${outcome}`)
    .join(', ');
  const lines = failures.map(({ test, kind, why }) => `  ${MARKS[kind]}: ${test}${why ? ` (${why})` : ''}`);
  return [`${name}: ${counts}`, ...lines].join('\n');
}
