import { HeaderRows } from './header-rows.tsx';
import { type Registration, withValue } from './registration.ts';
import { Fold, NamesField, type RegistrationEditorProps } from './registration-fields.tsx';

/** What is sent along with calls and for the card, and what of callers' headers is passed on. */
export function HeadersFold<Given extends Registration>({ value, onChange }: RegistrationEditorProps<Given>) {
  const own = Object.keys(value.static_headers ?? {}).length;
  const passed = value.extra_headers?.length ?? 0;
  const put = (path: string) => (next: unknown) => onChange(withValue(value, path, next));
  return (
    <Fold
      name="Headers"
      says={`${own === 0 ? 'none added' : `${own} added`}, ${passed === 0 ? 'none passed on' : `${passed} passed on`}`}
    >
      <HeaderRows label="Sent with every call" value={value.static_headers} onChange={put('static_headers')} />
      <HeaderRows label="Sent for its card" value={value.card_headers} onChange={put('card_headers')} />
      <NamesField
        label="Callers’ headers that are passed on"
        hint="their names, separated by commas"
        value={value.extra_headers}
        onChange={put('extra_headers')}
      />
    </Fold>
  );
}
