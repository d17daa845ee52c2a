// The product areas of North Rhine-Westphalia, two digits; their names are in texts/library.ts.

export const PRODUCT_AREAS = Array.from({ length: 17 }, (_, index) =>
  String(index + 1).padStart(2, '0'),
)
