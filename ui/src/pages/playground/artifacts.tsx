import { bytesText } from '../../format/count.ts';
import { Icon, type IconName } from '../../kit/icon.tsx';
import { JsonView } from '../../kit/json-view.tsx';
import { SaidText } from '../../kit/said/said-text.tsx';
import type { Artifact, Part, Turn } from './turn.ts';

/** What came out: the newest first. */
export function Artifacts({ turns }: { turns: readonly Turn[] }) {
  const last = turns.at(-1);
  const artifacts = turns.flatMap((turn) =>
    turn.artifacts.map((artifact) => ({
      key: `${turn.id} ${artifact.id}`,
      artifact,
      isNew: turn === last && turns.length > 1,
    })),
  );
  return (
    <section className="arts" aria-label="Artifacts">
      <div className="sec-head">
        <h2>Artifacts</h2>
        <span className="note">{artifacts.length === 0 ? 'none yet' : artifacts.length}</span>
      </div>
      {artifacts.toReversed().map(({ key, artifact, isNew }) => (
        <ArtifactView key={key} artifact={artifact} isNew={isNew} />
      ))}
    </section>
  );
}

function ArtifactView({ artifact: { name, parts }, isNew }: { artifact: Artifact; isNew: boolean }) {
  return (
    <article>
      <header>
        <Icon name={iconOf(parts)} />
        <b className="clip">{name || 'artifact'}</b>
        <span className="mono ink-3">{sizeOf(parts)}</span>
        {isNew && <span className="tag">new</span>}
        <a
          className="btn quiet small icon-only push"
          href={addressOf(parts)}
          download={downloadName(name, parts)}
          title={`Download ${name || 'artifact'}`}
          aria-label={`Download ${name || 'artifact'}`}
        >
          <Icon name="download" />
        </a>
      </header>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names; they only grow
        <PartView key={index} part={part} />
      ))}
    </article>
  );
}

/** Of the most that it holds: data, else a file, else words. */
function iconOf(parts: readonly Part[]): IconName {
  if (parts.some(({ data }) => data !== undefined)) return 'data';
  return parts.some(({ raw, url }) => raw !== undefined || url !== undefined) ? 'file' : 'text';
}

const textIn = (parts: readonly Part[]): string =>
  parts
    .map(({ text, data, url }) => text ?? (data === undefined ? (url ?? '') : JSON.stringify(data, null, 2)))
    .join('\n');

/** Base64 has four characters for three bytes. */
const sizeOf = (parts: readonly Part[]): string =>
  bytesText(
    parts.reduce((sum, { raw }) => sum + Math.floor((raw?.length ?? 0) * 0.75), new Blob([textIn(parts)]).size),
  );

/** The file itself where it is one, else what is shown of it. */
function addressOf(parts: readonly Part[]): string {
  const [first] = parts;
  if (parts.length === 1 && first?.raw !== undefined) return fileAddress(first.raw, first.mediaType);
  return `data:text/plain;charset=utf-8,${encodeURIComponent(textIn(parts))}`;
}

function downloadName(name: string, [first]: readonly Part[]): string {
  if (first?.filename !== undefined) return first.filename;
  return /\.\w{1,5}$/.test(name) ? name : `${name || 'artifact'}${first?.data === undefined ? '.txt' : '.json'}`;
}

const fileAddress = (raw: string, mediaType = ''): string =>
  `data:${/^[\w.+/-]+$/.test(mediaType) ? mediaType : 'application/octet-stream'};base64,${raw}`;

/** Whatever an agent sends is shown as text, data or a file to save; nothing of it is loaded from elsewhere. */
export function PartView({ part: { text, data, raw, url, filename = 'file', mediaType = '' } }: { part: Part }) {
  if (text !== undefined)
    return (
      <div className="doc">
        <SaidText text={text} mediaType={mediaType} />
      </div>
    );
  if (data !== undefined) return <JsonView value={data} label="Data" />;
  if (raw === undefined)
    return (
      <p className="doc">
        A file elsewhere: <span className="mono words">{url}</span>
      </p>
    );
  const address = fileAddress(raw, mediaType);
  return (
    <p className="doc">
      {mediaType.startsWith('image/') && <img src={address} alt={filename} />}
      <a className="file" href={address} download={filename}>
        <Icon name="download" />
        {filename}
      </a>
    </p>
  );
}
