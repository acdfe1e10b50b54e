const SHOWN = 8;
/** UUID version 7: ours begin with the time. */
const OURS = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What tells rows apart: of our own ids the end, of foreign ones the beginning. */
export function shortId(id: string): string {
  if (id.length <= SHOWN + 1) return id;
  return OURS.test(id) ? `…${id.slice(-SHOWN)}` : `${id.slice(0, SHOWN)}…`;
}
