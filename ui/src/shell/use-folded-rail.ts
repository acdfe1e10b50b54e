import { useState } from 'react';

const STORED = 'switchboard-rail';

/** Whether the rail shows its icons alone, now and at the next visit: known before anything is drawn. */
export function useFoldedRail(): [isFolded: boolean, fold: (next: boolean) => void] {
  const [isFolded, setFolded] = useState(wasFolded);
  const fold = (next: boolean) => {
    setFolded(next);
    try {
      localStorage.setItem(STORED, next ? 'folded' : 'open');
    } catch {
      // Private mode: it holds for this visit.
    }
  };
  return [isFolded, fold];
}

function wasFolded(): boolean {
  try {
    return localStorage.getItem(STORED) === 'folded';
  } catch {
    return false;
  }
}
