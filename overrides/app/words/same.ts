// What a language must have, by the shape of the English one.

/** The same keys, the same arguments, the same number of items; any words. */
export type Same<T> = T extends string
  ? string
  : T extends (...values: infer Values) => unknown
    ? (...values: Values) => string
    : { readonly [Key in keyof T]: Same<T[Key]> };
