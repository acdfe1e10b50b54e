const YES = /^\s*(y|yes|ok|okay|true|approve|approved|confirm|confirmed)\b/i;

/** Whether a caller's words are leave to go on; what does not say yes says no. */
export const saysYes = (text: string): boolean => YES.test(text);
