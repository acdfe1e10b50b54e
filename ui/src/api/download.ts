import { gatewayUrl, UI_HEADERS } from './client.ts';

/** Saves an answer of the gateway as a file: a plain link could not carry the header that a session needs. @throws Error when it is refused */
export async function download(path: string, fileName: string): Promise<void> {
  const response = await fetch(gatewayUrl(path), { headers: UI_HEADERS, credentials: 'same-origin' });
  if (!response.ok) throw new Error('The gateway did not export it.');
  save(await response.blob(), fileName);
}

/** Gives the reader a file. */
export function save(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: address, download: fileName });
  link.click();
  URL.revokeObjectURL(address);
}
