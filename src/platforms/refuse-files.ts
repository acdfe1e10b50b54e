import { type Part, UpstreamFailure } from '../protocol/index.ts';

/**
 * An answer to what an agent asked is text or data: files among its parts would get lost.
 *
 * @throws UpstreamFailure `unsupported-part`
 */
export function refuseFiles(parts: readonly Part[]): void {
  if (parts.every(({ raw, url }) => raw === undefined && url === undefined)) return;
  throw new UpstreamFailure({
    kind: 'unsupported-part',
    message: 'This agent takes no files in an answer to its question. Send it text or data.',
  });
}
