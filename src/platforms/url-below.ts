/**
 * An address below the one that was registered, whose own path stays in front.
 *
 * @param path begins with a slash, or with the colon of a method of that resource; what follows its question mark becomes the query
 */
export function urlBelow(base: URL, path: string): URL {
  const address = new URL(base);
  const [pathname = '', search = ''] = path.split('?');
  address.pathname = base.pathname.replace(/\/+$/, '') + pathname;
  address.search = search;
  return address;
}
