/** Tags as a call holds them: a JSON list, or null when there are none. */
export const tagsText = (tags: readonly string[]): string | null => (tags.length === 0 ? null : JSON.stringify(tags));

export const parseTags = (text: string | null): string[] => (text === null ? [] : (JSON.parse(text) as string[]));
