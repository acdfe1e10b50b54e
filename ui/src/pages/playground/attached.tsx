import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import type { MissingFile } from './asked-before.ts';
import type { Part } from './turn.ts';

interface AttachedProps {
  parts: readonly Part[];
  /** Files of a call that is sent again, of which only the names are known. */
  missing: readonly MissingFile[];
  onChange: (parts: readonly Part[]) => void;
}

/** What goes with the words. */
export function Attached({ parts, missing, onChange }: AttachedProps) {
  return (
    <>
      {parts.length > 0 && (
        <p className="attached">
          {parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may be called alike
            <span key={index} className="file">
              {part.filename ?? part.url ?? (part.data === undefined ? 'file' : JSON.stringify(part.data))}
              <Button
                size="small"
                look="quiet"
                icon="x"
                aria-label={`Leave out ${part.filename ?? 'part'}`}
                onClick={() => onChange(parts.filter((one) => one !== part))}
              />
            </span>
          ))}
        </p>
      )}
      {missing.map(({ name, sha256 }) => (
        <p key={sha256} className="attached small">
          <Icon name="info" />
          <span>
            <b>{name}</b> was sent then. Files are not kept with a call: attach it again.
          </span>
        </p>
      ))}
    </>
  );
}
