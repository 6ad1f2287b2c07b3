import all from "@/keys";
import { TWO } from "keys";
import * as keys from "src/keys";
export const A = all;
export const B = TWO;
export const C = [...keys.TWO, "twilio_sid"];
