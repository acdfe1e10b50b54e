import { Fragment } from 'react';

/** A text with every place marked where what is looked for stands, letters in either case. */
export function FoundText({ text, wanted }: { text: string; wanted: string }) {
  if (wanted === '') return text;
  return piecesOf(text, wanted).map(([before, found], index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name
    <Fragment key={index}>
      {before}
      {found !== '' && <mark>{found}</mark>}
    </Fragment>
  ));
}

function piecesOf(text: string, wanted: string): [before: string, found: string][] {
  const folded = text.toLowerCase();
  const looked = wanted.toLowerCase();
  // Where letters change their length with their case, places would be told wrongly.
  if (folded.length !== text.length) return [[text, '']];
  const pieces: [string, string][] = [];
  let start = 0;
  for (let at = folded.indexOf(looked); at !== -1; at = folded.indexOf(looked, start)) {
    pieces.push([text.slice(start, at), text.slice(at, at + looked.length)]);
    start = at + looked.length;
  }
  return [...pieces, [text.slice(start), '']];
}
