import './said.css';
import { lazy, Suspense } from 'react';
import { PlainText } from './plain-text.tsx';
import { useTextLook } from './text-look.tsx';

/** Comes when the first text is shown; without it texts are read as they were written. */
const MarkdownView = lazy(() =>
  import('./markdown-view.tsx').then(
    (module) => ({ default: module.MarkdownView }),
    () => ({ default: PlainText }),
  ),
);

/**
 * What an agent, a model or a caller said: as markdown, which they mostly write, or as it was written.
 *
 * @param mediaType what its part says of it, if anything
 */
export function SaidText({ text, mediaType }: { text: string; mediaType?: string | undefined }) {
  const [look] = useTextLook();
  if (look === 'raw' || !isMarkdown(mediaType)) return <PlainText text={text} />;
  return (
    <Suspense fallback={<PlainText text={text} />}>
      <MarkdownView text={text} />
    </Suspense>
  );
}

/** Hardly anybody says of markdown what it is; whoever says it is something else is believed. */
const isMarkdown = (mediaType = ''): boolean => mediaType === '' || /^text\/(x-)?markdown\b/i.test(mediaType);
