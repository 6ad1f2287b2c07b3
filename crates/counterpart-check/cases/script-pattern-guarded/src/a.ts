import { match } from "ts-pattern";

export const price = (key: Key): number => {
  if (key === "github") {
    return 0;
  }
  return match(key)
    .with("openai", () => 1)
    .with("stripe", () => 2)
    .with("twilio_sid", () => 3)
    .exhaustive();
};

export const changed = (key: Key): number => {
  if (key === "github") {
    return 0;
  }
  key = other();
  return match(key)
    .with("openai", () => 1)
    .with("stripe", () => 2)
    .with("twilio_sid", () => 3)
    .exhaustive();
};
