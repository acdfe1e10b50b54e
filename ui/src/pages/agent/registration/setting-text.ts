/** A setting as it is typed: what is no text, as JSON has it. */
export const settingText = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** Switches, numbers and objects are typed as JSON has them; all else is text; nothing takes the setting away. */
export function readSetting(text: string): unknown {
  if (text === '') return undefined;
  if (!/^(?:true|false|\d{1,9}|\{[\s\S]*\})$/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
