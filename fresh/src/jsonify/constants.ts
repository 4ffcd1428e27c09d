/** Values that JSON cannot say, written as negative references. */
export const UNDEFINED = -1;
export const NULL = -2;
export const NAN = -3;
export const INFINITY_POS = -4;
export const INFINITY_NEG = -5;
export const ZERO_NEG = -6;
/** A missing element of a sparse array. */
export const HOLE = -7;
