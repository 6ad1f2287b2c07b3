import { Pet } from "./rules.js";
import type { Violation } from "./support/runtime.js";

const violations: readonly Violation[] = Pet.check({});
const causes: readonly Violation[] | undefined = violations[0]?.causes;
void causes;
