import type { CSSProperties } from 'react';
import type { Stretch } from './timeline.ts';

/** Where a stretch lies in the lane of time, in hundredths of its width. @param ms of the whole */
export function lane({ from, to }: Stretch, ms: number): CSSProperties {
  const share = (at: number) => (ms > 0 ? Math.min(100, (at / ms) * 100) : 0);
  return { '--a': share(from), '--w': ms > 0 ? share(to) - share(from) : 100 } as CSSProperties;
}
