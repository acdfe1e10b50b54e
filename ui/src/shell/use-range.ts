import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { DEFAULT_RANGE, type RangeName, rangeStart } from './time-range.ts';

/** The time range in the address; its start stands still until another one is chosen, so that questions stay the same. */
export function useRange() {
  const { range: name = DEFAULT_RANGE } = useSearch({ from: '/app' });
  const navigate = useNavigate();
  const since = useMemo(() => rangeStart(name, Date.now()), [name]);
  const choose = (next: RangeName) =>
    void navigate({ to: '.', search: (before) => ({ ...before, range: next === DEFAULT_RANGE ? undefined : next }) });
  return { name, since, choose };
}
