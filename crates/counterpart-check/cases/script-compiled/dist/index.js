"use strict";
__exportStar(require("./key"), exports);
