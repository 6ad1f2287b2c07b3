"use strict";
exports.Key = void 0;
var Key;
(function (Key) {
    Key["GitHub"] = "github";
    Key["OpenAI"] = "openai";
    Key["Stripe"] = "stripe";
})(Key || (exports.Key = Key = {}));
