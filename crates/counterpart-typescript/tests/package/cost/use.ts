import { WideType } from "./cost.js";

void WideType;
