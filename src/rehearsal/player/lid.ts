/** An invented LID for an invented number: always the same, and never the number itself. */
export const lidFor = (number: string): string =>
  `1${number.slice(-9).padStart(9, '0').split('').reverse().join('')}4242`;
