export const KEYS = [
  "github",
  "opnai",
  "stripe",
];
