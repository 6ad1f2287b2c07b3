import { Order } from "./order.js";

const result = Order["~standard"].validate({});
if (result.issues) {
  for (const issue of result.issues) {
    const path: readonly (string | number)[] = issue.path;
    const message: string = issue.message;
    void [path, message];
  }
} else {
  const order: Order = result.value;
  void order.customer;
}
