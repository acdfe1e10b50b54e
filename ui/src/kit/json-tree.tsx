import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { Copy } from './copy.tsx';
import { FoundText } from './found-text.tsx';
import { type JsonLine, jsonLines, lineCount, MAX_LINES, pathsHolding } from './json-lines.ts';

/** Up to here all of it is open at first; of more, two levels. */
const OPEN_LINES = 250;
const OPEN_LEVELS = 2;
/** Of one text. */
const MAX_SHOWN = 5000;

/**
 * JSON to be looked into: parts of it are folded and unfolded, what is looked for is marked and never folded, and of the line
 * that is chosen the path and the value can be copied. Everything is shown as text.
 */
export function JsonTree({ value, label, wanted = '' }: { value: unknown; label: string; wanted?: string }) {
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [chosen, setChosen] = useState(0);
  const tree = useRef<HTMLUListElement>(null);
  const levels = useMemo(() => (lineCount(value, OPEN_LINES + 1) > OPEN_LINES ? OPEN_LEVELS : Infinity), [value]);
  const holding = useMemo(() => pathsHolding(value, wanted), [value, wanted]);
  const lines = useMemo(
    () => jsonLines(value, (path, depth) => holding.has(path) || (turned.get(path) ?? depth < levels)),
    [value, holding, turned, levels],
  );
  const at = Math.min(chosen, lines.length - 1);
  const line = lines[at];

  const turn = ({ path, size, isOpen }: JsonLine, open = !isOpen): void => {
    if (size !== null && size > 0) setTurned(new Map(turned).set(path, open));
  };
  const choose = (index: number): void => {
    const place = Math.max(0, Math.min(lines.length - 1, index));
    setChosen(place);
    tree.current?.querySelectorAll<HTMLElement>('li')[place]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!line || event.metaKey || event.ctrlKey || event.altKey) return;
    if (actOn(event.key, line, lines, at, { choose, turn })) event.preventDefault();
  };

  return (
    <div className="json">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a tree whose lines are its items */}
      <ul ref={tree} className="code json-tree" role="tree" aria-label={label} onKeyDown={onKeyDown}>
        {lines.map((one, index) => (
          <Line
            key={`${one.path}${one.isClosing ? '/' : ''}`}
            line={one}
            wanted={wanted}
            isChosen={index === at}
            onChoose={() => setChosen(index)}
            onTurn={() => turn(one)}
          />
        ))}
      </ul>
      {lines.length > MAX_LINES && <p className="note">More than {MAX_LINES} lines: fold some, or copy all of it.</p>}
      {line && (
        <p className="json-at">
          <code className="clip" title={line.path}>
            {line.path}
          </code>
          <Copy text={line.path} className="small push">
            Copy path
          </Copy>
          <Copy text={copied(line.value)} className="small">
            Copy value
          </Copy>
        </p>
      )}
    </div>
  );
}

const copied = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? 'null');

interface Acts {
  choose: (index: number) => void;
  turn: (line: JsonLine, open?: boolean) => void;
}

/** What a key does on a line, as in trees everywhere (ARIA practices, tree view). @returns whether it does anything */
function actOn(key: string, line: JsonLine, lines: readonly JsonLine[], at: number, { choose, turn }: Acts): boolean {
  switch (key) {
    case 'ArrowDown':
      choose(at + 1);
      return true;
    case 'ArrowUp':
      choose(at - 1);
      return true;
    case 'Home':
      choose(0);
      return true;
    case 'End':
      choose(lines.length - 1);
      return true;
    case 'ArrowRight':
      if (line.isOpen) choose(at + 1);
      else turn(line, true);
      return true;
    case 'ArrowLeft':
      if (line.isOpen) turn(line, false);
      else choose(lines.findLastIndex(({ depth }, index) => index < at && depth < line.depth));
      return true;
    case 'Enter':
    case ' ':
      turn(line);
      return true;
    default:
      return false;
  }
}

interface LineProps {
  line: JsonLine;
  wanted: string;
  isChosen: boolean;
  onChoose: () => void;
  onTurn: () => void;
}

function Line({ line, wanted, isChosen, onChoose, onTurn }: LineProps) {
  const { name, text, depth, size, isOpen } = line;
  const folds = size !== null && size > 0;
  const choose = (): void => {
    onChoose();
    // Whoever marks text with the mouse wants to keep it in sight.
    if (folds && window.getSelection()?.isCollapsed !== false) onTurn();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself hears the keys
    <li
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={isChosen}
      {...(folds && { 'aria-expanded': isOpen })}
      tabIndex={isChosen ? 0 : -1}
      className={folds ? 'foldable' : ''}
      style={{ '--depth': depth } as object}
      onClick={choose}
      onFocus={onChoose}
    >
      {name !== null && (
        <>
          <span className="k">
            <FoundText text={JSON.stringify(name)} wanted={wanted} />
          </span>
          {': '}
        </>
      )}
      <FoundText text={text.slice(0, MAX_SHOWN)} wanted={wanted} />
      {text.length > MAX_SHOWN && <span className="c">… {(text.length - MAX_SHOWN).toLocaleString('en')} more</span>}
      {folds && !isOpen && <span className="c"> {size}</span>}
    </li>
  );
}
