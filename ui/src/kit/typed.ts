/** What somebody typed, to the letter: spaces are a part of passwords. */
export function typed(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
