import type { GatewaySettings } from '../../api/settings.ts';

export type ReadKey = GatewaySettings['configuration']['keys'][number];

/** Which keys to look at. */
export const SHOWS = ['all', 'used', 'ignored', 'unknown'] as const;
export type Show = (typeof SHOWS)[number];

export const readShow = (name: string | undefined): Show => SHOWS.find((one) => one === name) ?? 'all';

/** Whether a key is among those that are looked at, and has the words that are looked for. */
export function isShown({ key, note, status }: ReadKey, show: Show, find: string): boolean {
  const wanted = find.trim().toLowerCase();
  return (show === 'all' || status === show) && `${key} ${note}`.toLowerCase().includes(wanted);
}
