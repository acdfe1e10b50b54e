import type { LanguageModelV3 } from '@ai-sdk/provider';
import type { CancelSignal, Outbound, OutboundResponse } from '../../outbound/index.ts';
import { refuse } from './fields.ts';

export interface FileAtAddress {
  url: URL;
  /** What it is when nobody says. */
  usualType: string;
  /** Where it stands in the request, for errors. */
  where: string;
  /** The provider takes no address here. */
  mustBeInline?: boolean;
}

/** The address itself where the provider fetches it, else what is there: base64. @throws SwitchboardError INVALID_PARAMS */
export type FetchFile = (file: FileAtAddress) => Promise<{ data: URL | string; mediaType: string }>;

/** @param supportedUrls what the provider fetches itself, by media type */
export function createFetchFile(
  outbound: Outbound,
  supportedUrls: Awaited<LanguageModelV3['supportedUrls']>,
  signal: CancelSignal,
): FetchFile {
  return async ({ url, usualType, where, mustBeInline = false }) => {
    const mediaType = typeOfName(url.pathname) ?? usualType;
    if (!mustBeInline && isSupported(url, mediaType, supportedUrls)) return { data: url, mediaType };
    return download(url, { outbound, signal, usualType: mediaType, where });
  };
}

function isSupported({ href }: URL, mediaType: string, supportedUrls: Record<string, RegExp[]>): boolean {
  const [kind] = mediaType.split('/', 1);
  return Object.entries(supportedUrls).some(
    ([type, patterns]) =>
      (type === '*' || type === mediaType || type === `${kind}/*`) && patterns.some((pattern) => pattern.test(href)),
  );
}

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
};

const typeOfName = (path: string): string | undefined => TYPES[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];

interface Download {
  outbound: Outbound;
  signal: CancelSignal;
  usualType: string;
  where: string;
}

const MAX_BYTES = 20 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const TIMEOUTS = { connectMs: 5_000, firstByteMs: 15_000, idleMs: 15_000, totalMs: 30_000 };

/** A caller chose the address: it must be public, and why it cannot be read is told in the same words for every host. */
async function download(first: URL, { outbound, signal, usualType, where }: Download) {
  const unreadable = (): never =>
    refuse(where, 'its address cannot be read: it must be public, and answer with a file');
  let url = first;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await outbound
      .send({ method: 'GET', url, network: 'public', callerChosen: true, headers: {}, timeouts: TIMEOUTS, signal })
      .catch(unreadable);
    const next = redirectOf(response, url);
    if (!next) {
      if (response.status !== 200) break;
      const bytes = await Promise.resolve(response.body.buffer(MAX_BYTES)).catch(unreadable);
      const [told = ''] = (response.headers['content-type'] ?? '').split(';', 1);
      const isTold = told !== '' && told !== 'application/octet-stream' && told !== 'binary/octet-stream';
      return { data: bytes.toString('base64'), mediaType: isTold ? told : usualType };
    }
    response.body.abort();
    url = next;
  }
  return unreadable();
}

function redirectOf({ status, headers }: OutboundResponse, from: URL): URL | undefined {
  const { location } = headers;
  return [301, 302, 303, 307, 308].includes(status) && location !== undefined && URL.canParse(location, from.href)
    ? new URL(location, from)
    : undefined;
}
