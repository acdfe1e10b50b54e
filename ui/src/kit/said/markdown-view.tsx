import { createElement, type ReactNode, useDeferredValue, useMemo } from 'react';
import type { LinkTarget } from './link-target.ts';
import { PlainText } from './plain-text.tsx';
import { type MarkdownElement, type MarkdownNode, type MarkdownTag, readMarkdown } from './read-markdown.ts';

/** Markdown of somebody else: made of elements, never of HTML, and nothing of it is loaded from anywhere. */
export function MarkdownView({ text }: { text: string }) {
  // A long text that still grows must not hold up what is typed meanwhile.
  const settled = useDeferredValue(text);
  const nodes = useMemo(() => readMarkdown(settled), [settled]);
  if (nodes === undefined) return <PlainText text={text} />;
  const levels = levelsIn(nodes);
  return <div className="markdown">{shown(nodes, levels)}</div>;
}

const ALIGNED = { right: 'at-right', center: 'at-center' } as const;

const HEADING = /^h\d$/;

/** Its headings stand below those of the page, and none is left out between them. */
function levelsIn(nodes: readonly MarkdownNode[]): ReadonlyMap<MarkdownTag, MarkdownTag> {
  const tags = nodes.flatMap((node) => (typeof node !== 'string' && HEADING.test(node.tag) ? [node.tag] : []));
  const own: MarkdownTag[] = ['h3', 'h4', 'h5', 'h6'];
  return new Map([...new Set(tags)].sort().map((tag, index) => [tag, own[Math.min(index, own.length - 1)] ?? 'h6']));
}

const shown = (nodes: readonly MarkdownNode[], levels: ReadonlyMap<MarkdownTag, MarkdownTag>): ReactNode[] =>
  nodes.map((node, index) =>
    typeof node === 'string' ? (
      node
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no names; they only grow
      <Piece key={index} node={node} levels={levels} />
    ),
  );

function Piece({ node, levels }: { node: MarkdownElement; levels: ReadonlyMap<MarkdownTag, MarkdownTag> }) {
  const { tag, children, target, align, start } = node;
  const inner = shown(children, levels);
  switch (tag) {
    case 'a':
      return <Away target={target} text={plain(children)} content={inner} />;
    case 'img':
      return <Away target={target} text="" content={['picture: ', ...inner]} />;
    case 'br':
    case 'hr':
      return createElement(tag);
    case 'pre':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        <pre className="code" tabIndex={0}>
          {inner}
        </pre>
      );
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        <section className="over" aria-label="Table" tabIndex={0}>
          <table>{inner}</table>
        </section>
      );
    case 'ol':
      return <ol start={start}>{inner}</ol>;
    default:
      return createElement(levels.get(tag) ?? tag, align && { className: ALIGNED[align] }, ...inner);
  }
}

interface AwayProps {
  target: LinkTarget | undefined;
  /** What it says, if only words. */
  text: string;
  content: ReactNode;
}

/** What leads out of here says where to; what leads nowhere is words alone. Its writing turns nothing around it. */
function Away({ target, text, content }: AwayProps) {
  if (!target) return <bdi>{content}</bdi>;
  const saysIt = text === target.href || `${text}/` === target.href || `mailto:${text}` === target.href;
  return (
    <>
      <a className="textlink" href={target.href} target="_blank" rel="noopener noreferrer nofollow">
        <bdi>{saysIt ? target.shown : content}</bdi>
      </a>
      {!saysIt && <span className="leads-to mono"> {target.shown}</span>}
    </>
  );
}

const plain = (nodes: readonly MarkdownNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : '\0')).join('');
