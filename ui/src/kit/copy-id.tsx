import { shortId } from '../format/id.ts';
import { Copy } from './copy.tsx';

/** What tells the id apart; a click copies it whole. */
export const CopyId = ({ id }: { id: string }) => <Copy text={id}>{shortId(id)}</Copy>;
