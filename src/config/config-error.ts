import { formatProblem, type Problem } from './problem.ts';
import type { KeyReport } from './report.ts';

/** The configuration cannot be used. The message lists every problem there is, one per line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly Problem[];
  /** What is known of the keys nevertheless. */
  readonly report: readonly KeyReport[];

  constructor(problems: readonly Problem[], report: readonly KeyReport[] = []) {
    const inOrder = problems.toSorted(byPlace);
    super(inOrder.map(formatProblem).join('\n'));
    this.problems = inOrder;
    this.report = report;
  }
}

/** As the file reads from top to bottom, then those it includes; what has no place comes last. */
const byPlace = ({ place: one }: Problem, { place: other }: Problem): number =>
  Number(one === null) - Number(other === null) ||
  (one?.file ?? '').localeCompare(other?.file ?? '') ||
  (one?.line ?? 0) - (other?.line ?? 0) ||
  (one?.column ?? 0) - (other?.column ?? 0);
