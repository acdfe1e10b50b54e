/** How somebody wants a table to look. */
export interface TableLook {
  hidden: readonly string[];
  /** Pixels, of the columns that were given a width by hand. */
  widths: Readonly<Record<string, number>>;
  isRoomy: boolean;
}

export const [MIN_WIDTH, MAX_WIDTH] = [48, 640];

/** Takes what was stored as far as it is what it should be. @param first how the table looks until somebody changes it */
export function readLook(stored: unknown, first: TableLook): TableLook {
  if (typeof stored !== 'object' || stored === null) return first;
  const { hidden, widths, isRoomy } = stored as Partial<Record<keyof TableLook, unknown>>;
  const known = Object.entries(typeof widths === 'object' && widths !== null ? widths : {}) as [string, unknown][];
  return {
    hidden: Array.isArray(hidden) ? hidden.filter((id) => typeof id === 'string') : first.hidden,
    widths: Object.fromEntries(
      known.flatMap(([id, width]) => (typeof width === 'number' ? [[id, within(width)] as const] : [])),
    ),
    isRoomy: typeof isRoomy === 'boolean' ? isRoomy : first.isRoomy,
  };
}

export const within = (width: number): number => Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)));
