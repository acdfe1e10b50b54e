const HAS_SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;
/** This machine, and networks that nobody outside has: they seldom have certificates. */
const NEARBY = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[|[^./:]+(:|\/|$))/i;

/** An address as people type it, with the scheme that they leave out. @param text empty stays empty */
export function wholeAddress(text: string): string {
  const address = text.trim();
  if (address === '' || HAS_SCHEME.test(address)) return address;
  return `${NEARBY.test(address) ? 'http' : 'https'}://${address}`;
}

/** Why it is no address, and how one looks; undefined of one that is, or of nothing. */
export function problemOfAddress(text: string): string | undefined {
  const address = wholeAddress(text);
  // Some browsers take a name with a space in it.
  const isOne = !/\s/.test(address) && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  if (address === '' || isOne) return undefined;
  return 'This is no address. One looks like https://agent.example.com, or like localhost:9000.';
}
