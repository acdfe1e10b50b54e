import { usePreference } from '../../api/preferences.ts';

type TextLook = 'rendered' | 'raw';

/** How texts are read, remembered for whoever is signed in. */
export const useTextLook = (): [TextLook, (look: TextLook) => void] => {
  const [look = 'rendered', set] = usePreference<TextLook>('texts.look', (stored) =>
    stored === 'raw' ? 'raw' : 'rendered',
  );
  return [look, set];
};

/** The switch between the two. */
export function TextLookSwitch() {
  const [look, set] = useTextLook();
  return (
    <span className="seg tiny">
      <button type="button" aria-pressed={look === 'rendered'} onClick={() => set('rendered')}>
        Rendered
      </button>
      <button type="button" aria-pressed={look === 'raw'} onClick={() => set('raw')}>
        Raw
      </button>
    </span>
  );
}
