import { DELETED, KEPT, POPPED as popped } from "./a";
import * as lists from "./a";
popped.pop();
delete DELETED.stripe;
lists.ROWS.length = 1;
export const COPY = [...popped];
const own = [...KEPT];
own.pop();
