import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/session.ts';
import { PAGES, type Page } from './pages.ts';
import { type Powers, powersOf } from './powers.ts';

export const usePowers = (): Powers => powersOf(useSuspenseQuery(sessionQuery).data);

/** The pages that who is signed in is shown. */
export function usePages(): readonly Page[] {
  const powers = usePowers();
  return PAGES.filter(({ needs }) => needs === undefined || powers[needs]);
}
