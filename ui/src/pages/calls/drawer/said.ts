/** What was said, as text: the parts of a message, in whatever body they stand. */
export interface Said {
  texts: string[];
  /** Parts that are not text. */
  others: number;
}

const MAX_DEPTH = 12;

/** Looks for `parts` of messages and artifacts, in every version and binding of A2A, and for the `content` of chats. */
export function saidIn(body: unknown): Said {
  const said: Said = { texts: [], others: 0 };
  look(body, said, 0);
  return said;
}

function look(value: unknown, said: Said, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const one of value) look(one, said, depth + 1);
    return;
  }
  // The messages of a chat stand apart; the pieces of a streamed one do not.
  if ('role' in value && 'content' in value && said.texts.length > 0) said.texts.push('\n\n');
  for (const [name, inner] of Object.entries(value)) {
    // What a task was asked is told by the request; its history would say it again.
    if (name === 'history' || name === 'metadata') continue;
    if ((name === 'parts' || name === 'content') && Array.isArray(inner)) takeParts(inner, said);
    else if (name === 'content' && typeof inner === 'string') said.texts.push(inner);
    else look(inner, said, depth + 1);
  }
}

function takeParts(parts: readonly unknown[], said: Said): void {
  for (const part of parts) {
    const text = (part as { text?: unknown } | null)?.text;
    if (typeof text === 'string') said.texts.push(text);
    else said.others += 1;
  }
}
