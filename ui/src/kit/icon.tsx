import { ICON_PATHS } from './icon-paths.ts';

export type IconName = keyof typeof ICON_PATHS;

/** Decoration beside words; a button that is only an icon says its name itself. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  const { stroke, fill }: { stroke?: string; fill?: string } = ICON_PATHS[name];
  return (
    <svg className={`icon ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      {stroke && <path d={stroke} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="square" />}
      {fill && <path d={fill} fill="currentColor" />}
    </svg>
  );
}
