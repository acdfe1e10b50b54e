import { SwitchboardError } from './errors.ts';
import type { Version } from './operation.ts';

/** Carries the version on every 1.0 call; lower case, as Node hands headers out. */
export const VERSION_HEADER = 'a2a-version';

/** Carries the extensions a caller wants and an agent activated (A2A 0.3 section 2.2, 1.0 section 3.2.6). */
export const EXTENSIONS_HEADER: Readonly<Record<Version, string>> = {
  '0.3': 'x-a2a-extensions',
  '1.0': 'a2a-extensions',
};

const WRITTEN = /^(\d{1,4})(?:\.(\d{1,4}|x))?(?:\.(\d{1,4}|x))?$/;

/**
 * Reads the version a caller announces. Only `Major.Minor` matters, and within a major the gateway answers the minor it
 * knows (A2A 1.0 section 3.6): `1`, `1.0.0` and `1.7` are 1.0; `0.2.6` and `0.3.0` are 0.3.
 *
 * @param header the `A2A-Version` header; wins over the query
 * @param query the `A2A-Version` query parameter
 * @returns undefined when neither says anything
 * @throws SwitchboardError VERSION_NOT_SUPPORTED for other majors, 0.1 and what is no version at all
 */
export function readVersion(header: string | undefined, query: string | undefined): Version | undefined {
  if (header === '1.0') return header;
  const written = header?.trim() || query?.trim();
  if (!written) return undefined;
  const [, major, minor] = WRITTEN.exec(written) ?? [];
  if (major === '1') return '1.0';
  if (major === '0' && (minor === '2' || minor === '3')) return '0.3';
  throw new SwitchboardError(
    'VERSION_NOT_SUPPORTED',
    'The A2A version asked for is not supported. Supported versions: 0.3, 1.0. Send one of them, or no version.',
    { metadata: { supportedVersions: '0.3, 1.0' } },
  );
}
