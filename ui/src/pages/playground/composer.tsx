import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import type { Part } from './turn.ts';

interface ComposerProps {
  first: string;
  isBusy: boolean;
  placeholder: string;
  onSend: (parts: Part[]) => void;
}

/** Words and files. Enter sends, with Shift it makes a new line. */
export function Composer({ first, isBusy, placeholder, onSend }: ComposerProps) {
  const [text, setText] = useState(first);
  const [files, setFiles] = useState<readonly Part[]>([]);
  const chooser = useRef<HTMLInputElement>(null);
  const send = () => {
    const words = text.trim();
    if (isBusy || (words === '' && files.length === 0)) return;
    onSend([...(words === '' ? [] : [{ text: words }]), ...files]);
    setText('');
    setFiles([]);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const attach = async (chosen: FileList | null) => setFiles(await Promise.all([...(chosen ?? [])].map(partOf)));
  return (
    <form className="composer" onSubmit={submit}>
      <div className="box">
        <textarea
          rows={Math.min(6, text.split('\n').length)}
          placeholder={placeholder}
          aria-label="Message"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {files.map(({ filename }) => (
          <span key={filename} className="file">
            {filename}
          </span>
        ))}
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label="Files"
          onChange={(event) => void attach(event.target.files)}
        />
        <Button
          size="small"
          look="quiet"
          icon="attach"
          aria-label="Attach files"
          onClick={() => chooser.current?.click()}
        />
        <Button size="small" type="submit" disabled={isBusy}>
          Send
        </Button>
      </div>
    </form>
  );
}

/** A file as A2A 1.0 carries it: its bytes in base64. */
async function partOf(file: File): Promise<Part> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { raw: btoa(binary), filename: file.name, mediaType: file.type || 'application/octet-stream' };
}
