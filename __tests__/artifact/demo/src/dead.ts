export function dead(): string {
  return 'no file of src imports it';
}
