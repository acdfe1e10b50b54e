/** What an event of either version of A2A, or of a platform, is: the member that holds it, or its own kind. */
export function eventKind(data: unknown): string {
  const body = (data as { result?: unknown } | null)?.result ?? data;
  if (typeof body !== 'object' || body === null) return 'event';
  if ('kind' in body && typeof body.kind === 'string') return body.kind;
  if ('type' in body && typeof body.type === 'string') return body.type;
  if ('error' in body) return 'error';
  return Object.keys(body)[0] ?? 'event';
}
