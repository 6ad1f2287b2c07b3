import { ALL } from "@acme/keys";
import { FEW } from "@acme/keys/few";
import { LOCAL } from "local-keys";
import { OTHER } from "not-installed";
export const A = [...ALL];
export const B = [...FEW];
export const C = [...LOCAL];
export const D = ["github", ...OTHER];
