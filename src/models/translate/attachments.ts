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

/**
 * Of one request: however many addresses it names, so many are fetched, and no more at a time than a caller may have held in
 * memory for it.
 *
 * @param supportedUrls what the provider fetches itself, by media type
 */
export function createFetchFile(
  outbound: Outbound,
  supportedUrls: Awaited<LanguageModelV3['supportedUrls']>,
  signal: CancelSignal,
): FetchFile {
  const bounds = new Bounds();
  return async ({ url, usualType, where, mustBeInline = false }) => {
    const mediaType = typeOfName(url.pathname) ?? usualType;
    if (!mustBeInline && isSupported(url, mediaType, supportedUrls)) return { data: url, mediaType };
    return bounds.fetch(where, () => download(url, { outbound, signal, usualType: mediaType, where }));
  };
}

const MOST_FILES = 100;
const MOST_AT_ONCE = 4;
const MAX_BYTES_OF_ALL = 32 * 1024 * 1024;

type Fetched = Awaited<ReturnType<typeof download>>;

/** Holds the fetching for one request within bounds; the first that fails is the last that is fetched. */
class Bounds {
  readonly #lanes: Promise<unknown>[] = Array.from({ length: MOST_AT_ONCE }, () => Promise.resolve());
  #files = 0;
  #bytes = 0;
  #isOver = false;

  async fetch(where: string, fetchOne: () => Promise<Fetched>): Promise<Fetched> {
    const lane = this.#files++ % MOST_AT_ONCE;
    if (this.#files > MOST_FILES) return this.#refuse(where, `is one of more than ${MOST_FILES} files at addresses`);
    const fetched = (this.#lanes[lane] ?? Promise.resolve()).then(() => this.#next(where, fetchOne));
    this.#lanes[lane] = fetched.catch(() => undefined);
    return fetched;
  }

  async #next(where: string, fetchOne: () => Promise<Fetched>): Promise<Fetched> {
    if (this.#isOver) return this.#refuse(where, 'was not fetched, as another file could not be');
    try {
      const fetched = await fetchOne();
      this.#bytes += Buffer.byteLength(fetched.data, 'base64');
      if (this.#bytes <= MAX_BYTES_OF_ALL) return fetched;
    } catch (error) {
      this.#isOver = true;
      throw error;
    }
    return this.#refuse(where, `makes the files at addresses larger than ${MAX_BYTES_OF_ALL} bytes together`);
  }

  #refuse(where: string, description: string): never {
    this.#isOver = true;
    return refuse(where, description);
  }
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
      if (response.status !== 200) {
        response.body.abort();
        break;
      }
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
