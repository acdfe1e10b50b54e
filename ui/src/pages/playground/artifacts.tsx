import { Icon } from '../../kit/icon.tsx';
import { JsonView } from '../../kit/json-view.tsx';
import type { Artifact, Part, Turn } from './turn.ts';

/** What came out: the newest first. */
export function Artifacts({ turns }: { turns: readonly Turn[] }) {
  const artifacts = turns.flatMap(({ id, artifacts: own }) =>
    own.map((artifact) => ({ key: `${id} ${artifact.id}`, artifact })),
  );
  return (
    <section className="arts" aria-label="Artifacts">
      <div className="sec-head">
        <h2>Artifacts</h2>
        <span className="note">{artifacts.length === 0 ? 'none yet' : artifacts.length}</span>
      </div>
      {artifacts.toReversed().map(({ key, artifact }) => (
        <ArtifactView key={key} artifact={artifact} />
      ))}
    </section>
  );
}

function ArtifactView({ artifact: { name, parts } }: { artifact: Artifact }) {
  const isData = parts.some(({ data }) => data !== undefined);
  return (
    <article>
      <header>
        <Icon name={isData ? 'data' : 'text'} />
        <b className="clip">{name || 'artifact'}</b>
      </header>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names; they only grow
        <PartView key={index} part={part} />
      ))}
    </article>
  );
}

/** Whatever an agent sends is shown as text, data or a file to save; nothing of it is loaded from elsewhere. */
export function PartView({ part: { text, data, raw, url, filename = 'file', mediaType = '' } }: { part: Part }) {
  if (text !== undefined) return <div className="doc words">{text}</div>;
  if (data !== undefined) return <JsonView value={data} label="Data" />;
  if (raw === undefined)
    return (
      <p className="doc">
        A file elsewhere: <span className="mono words">{url}</span>
      </p>
    );
  const address = `data:${/^[\w.+/-]+$/.test(mediaType) ? mediaType : 'application/octet-stream'};base64,${raw}`;
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
