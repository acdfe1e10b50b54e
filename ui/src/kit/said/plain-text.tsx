/** A text as it was written, with its lines. */
export const PlainText = ({ text }: { text: string }) => <div className="words">{text}</div>;
