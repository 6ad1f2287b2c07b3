exports.FIRST = ["github"];
