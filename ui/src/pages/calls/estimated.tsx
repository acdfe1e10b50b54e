import type { Call } from '../../api/types.ts';

/** Whether tokens were counted by the length of what was said, for the provider did not count them all. */
export const isEstimated = ({ model_facts }: Pick<Call, 'model_facts'>): boolean =>
  model_facts?.usage_estimated === true;

/** Stands before a number that is about right. */
export const Estimated = () => (
  <span className="ink-3" title="Estimated: the provider did not count all tokens">
    ≈{' '}
  </span>
);
