export function shaken(): string {
  return 'nobody calls it';
}
