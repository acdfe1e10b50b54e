/** Words of the gateway in which what is to be typed stands between backticks. */
export const WithCode = ({ text }: { text: string }) =>
  text.split('`').map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
      <code key={index} className="mono">
        {piece}
      </code>
    ),
  );
