import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonLook {
  /** One primary a view. */
  look?: 'plain' | 'primary' | 'quiet' | 'danger' | 'quiet danger';
  size?: 'normal' | 'small' | 'large';
  icon?: IconName;
  /** Named by `aria-label` when there are no words. */
  children?: ReactNode;
}

/** The classes of a button, for links and triggers that look like one. */
export function buttonClass({ look = 'plain', size = 'normal', children }: ButtonLook): string {
  const parts = ['btn', look === 'plain' ? '' : look, size === 'normal' ? '' : size, children ? '' : 'icon-only'];
  return parts.filter(Boolean).join(' ');
}

export function Button({
  look,
  size,
  icon,
  children,
  className = '',
  type = 'button',
  ...rest
}: ButtonLook & ComponentProps<'button'>) {
  const label = rest['aria-label'];
  return (
    <button
      {...rest}
      type={type}
      title={rest.title ?? (children ? undefined : label)}
      className={`${buttonClass({ look, size, children })} ${className}`}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
