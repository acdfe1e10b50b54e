const SHOWN = 8;
/** UUID version 7, of this century's beginning, which traces write without its dashes: ours begin with the time. */
const OURS = /^0[0-9a-f]{7}-?[0-9a-f]{4}-?7[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$/;

export const isOurId = (text: string): boolean => OURS.test(text);

/** What tells rows apart: of our own ids the end, of foreign ones the beginning. */
export function shortId(id: string): string {
  if (id.length <= SHOWN + 1) return id;
  return isOurId(id) ? `…${id.slice(-SHOWN)}` : `${id.slice(0, SHOWN)}…`;
}

const HEX = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** A UUID that is spelled otherwise (in capitals, without dashes) as it is mostly spelled; all else as it is. */
export function asUuid(text: string): string {
  const [, ...groups] = HEX.exec(text.toLowerCase().replaceAll('-', '')) ?? [];
  return groups.length === 0 ? text : groups.join('-');
}

/** What is shown of a secret after its first time: the API writes three dots, as LiteLLM does. */
export const shownKey = (keyName: string): string => keyName.replace('...', '…');
