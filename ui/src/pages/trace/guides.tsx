import type { CSSProperties } from 'react';
import type { TreeRow } from './tree.ts';

/** The lines from a cause to what it caused. */
export function Guides({ row: { depth, passing, isLast } }: { row: TreeRow }) {
  const own = depth - 1;
  return (
    <>
      {passing.map((level) => (
        <i key={level} className="guide" style={{ '--at': level } as CSSProperties} />
      ))}
      {own >= 0 && (
        <>
          <i className={isLast ? 'guide last' : 'guide'} style={{ '--at': own } as CSSProperties} />
          <i className="twig" />
        </>
      )}
    </>
  );
}
