const STORED = 'switchboard-theme';

/** The other theme, from now on and at the next visit; what the system wants counts until the first switch. */
export function switchTheme(): void {
  const { dataset } = document.documentElement;
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const isDark = dataset['theme'] ? dataset['theme'] === 'dark' : systemIsDark;
  dataset['theme'] = isDark ? 'light' : 'dark';
  try {
    localStorage.setItem(STORED, dataset['theme']);
  } catch {
    // Private mode: it holds for this visit.
  }
}
