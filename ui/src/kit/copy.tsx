import { type ReactNode, useState } from 'react';
import { Icon } from './icon.tsx';

const SHOWN_MS = 1500;

/** Text that a click copies in full, whatever of it is shown. */
export function Copy({
  text,
  children,
  className = 'mono',
}: {
  text: string;
  children?: ReactNode;
  className?: string;
}) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <button type="button" className={`copy ${className}`} title={`Copy ${text}`} onClick={() => void copy()}>
      {children ?? text}
      <Icon name={copied ? 'check' : 'copy'} />
      <span className="vh" aria-live="polite">
        {copied ? 'copied' : ''}
      </span>
    </button>
  );
}
