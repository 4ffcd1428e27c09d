/** A share, 0..1, for the tables. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
