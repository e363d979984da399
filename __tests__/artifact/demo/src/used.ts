import ms from 'ms';

export function used(span: string): string {
  return `${String(ms(span))} ms`;
}
