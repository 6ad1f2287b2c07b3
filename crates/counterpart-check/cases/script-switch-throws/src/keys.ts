import { Key } from "./enum";
export class Shop {
  label(key: Key) {
    switch (key) {
      case Key.GitHub: return 1;
      case Key.OpenAI: return 2;
      case Key.Stripe: return 3;
      default: throw new Error("unknown key");
    }
  }
}
