export enum Level {
  Low = 'the low one',
  High = 'the high one',
}
