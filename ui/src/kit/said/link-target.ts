/** Where a link of somebody else's text leads. */
export interface LinkTarget {
  href: string;
  /** The same in ASCII, a host in punycode: nothing in it can turn the order of writing or look like another letter. */
  shown: string;
}

const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
const MOST_SHOWN = 80;

/** @returns undefined for what is no whole address, or one that is no place to go, such as `javascript:` */
export function linkTarget(text: string): LinkTarget | undefined {
  if (!URL.canParse(text.trim())) return undefined;
  const { href, protocol } = new URL(text.trim());
  if (!SCHEMES.has(protocol)) return undefined;
  return { href, shown: href.length > MOST_SHOWN ? `${href.slice(0, MOST_SHOWN)}…` : href };
}
