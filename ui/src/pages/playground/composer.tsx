import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import type { MissingFile } from './asked-before.ts';
import { Attached } from './attached.tsx';
import { type Part, textOf } from './turn.ts';
import { useFileDrop } from './use-file-drop.ts';
import type { Ready } from './use-replay.ts';

interface ComposerProps {
  first: Ready;
  isBusy: boolean;
  placeholder: string;
  /** Told of every change of the words. */
  onWrite: (words: string) => void;
  onSend: (parts: Part[]) => void;
}

/** Words, files and data. Enter sends, with Shift it makes a new line. */
export function Composer({ first, isBusy, placeholder, onWrite, onSend }: ComposerProps) {
  const [text, setText] = useState('');
  useEffect(() => onWrite(text));
  const [others, setOthers] = useState<readonly Part[]>([]);
  const [missing, setMissing] = useState<readonly MissingFile[]>([]);
  const [data, setData] = useState<string | null>(null);
  useEffect(() => {
    setText(textOf(first.parts));
    setOthers(first.parts.filter((part) => part.text === undefined));
    setMissing(first.missing);
  }, [first]);
  const chooser = useRef<HTMLInputElement>(null);
  const given = data === null || data.trim() === '' ? null : readJson(data);
  const send = () => {
    const words = text.trim();
    const parts = [
      ...(words === '' ? [] : [{ text: words }]),
      ...others,
      ...(given && 'value' in given ? [{ data: given.value }] : []),
    ];
    if (isBusy || parts.length === 0 || (given && !('value' in given))) return;
    onSend(parts);
    setText('');
    setOthers([]);
    setMissing([]);
    setData(null);
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
  const attach = async (chosen: readonly File[]) => {
    const files = await Promise.all(chosen.map(partOf));
    setOthers((before) => [...before, ...files.map(({ part }) => part)]);
    const given = new Set(files.flatMap(({ part, sha256 }) => [part.filename, sha256]));
    setMissing((before) => before.filter(({ name, sha256 }) => !given.has(name) && !given.has(sha256)));
  };
  const isDropping = useFileDrop((files) => void attach(files));
  return (
    <form className="composer" onSubmit={submit}>
      <Attached parts={others} missing={missing} onChange={setOthers} />
      {data !== null && (
        <div className="data-part">
          <textarea
            className="input mono"
            rows={Math.min(8, Math.max(2, data.split('\n').length))}
            placeholder='{"day": "Friday"}'
            aria-label="Data, as JSON"
            aria-invalid={given !== null && !('value' in given)}
            value={data}
            onChange={(event) => setData(event.target.value)}
          />
          {given && 'problem' in given && <span className="small bad">It is no JSON: {given.problem}</span>}
        </div>
      )}
      <div className={isDropping ? 'box dropping' : 'box'}>
        <textarea
          rows={Math.min(6, text.split('\n').length)}
          placeholder={isDropping ? 'Drop the files to attach them' : placeholder}
          aria-label="Message"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label="Files"
          onChange={(event) => void attach([...(event.target.files ?? [])])}
        />
        <Button
          size="small"
          look="quiet"
          icon="attach"
          aria-label="Attach files"
          onClick={() => chooser.current?.click()}
        />
        <Button
          size="small"
          look="quiet"
          icon="data"
          aria-label="Attach data"
          aria-pressed={data !== null}
          onClick={() => setData(data === null ? '' : null)}
        />
        <Button size="small" type="submit" disabled={isBusy}>
          Send
        </Button>
      </div>
    </form>
  );
}

function readJson(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** A file as A2A 1.0 carries it, its bytes in base64; and by what records know it. */
async function partOf(file: File): Promise<{ part: Part; sha256: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const part = { raw: btoa(binary), filename: file.name, mediaType: file.type || 'application/octet-stream' };
  return { part, sha256: await sha256Of(bytes) };
}

/** Browsers hash only what comes over TLS or from this machine. @returns "" elsewhere */
async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!globalThis.isSecureContext) return '';
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
