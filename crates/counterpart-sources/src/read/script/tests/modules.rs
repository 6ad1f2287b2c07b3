//! Tests of imports and exports, and of later changes of lists.

use super::check;

#[test]
fn imports() {
    check(&[
        (
            r#"import a, { b as c, type D, default as e } from "./m"; import * as f from "./n"; import "./o"; import g = require("./p"); import h = F.G;"#,
            &[
                "import a = default of ./m",
                "import c = b of ./m",
                "import D = D of ./m",
                "import e = default of ./m",
                "import f =  of ./n",
                "import g =  of ./p",
                "h: Constant @F.G",
            ],
        ),
        (
            r#"const { a, b: c } = require("./m"), d = require("./n"), e = require("./o").E, { f } = await import("./p");"#,
            &[
                "import a = a of ./m",
                "import c = b of ./m",
                "import d =  of ./n",
                "import e = E of ./o",
                "import f = f of ./p",
            ],
        ),
    ]);
}

#[test]
fn exports() {
    check(&[
        (
            r#"export { a as b, c } from "./m"; export * from "./n"; export * as ns from "./o"; import { q } from "./q"; export { q as r, local }; const local = 1;"#,
            &[
                "import q = q of ./q",
                "export b = a of ./m",
                "export c = c of ./m",
                "export * =  of ./n",
                "export ns =  of ./o",
                "export r = q",
                "export local = local",
                r#"local: Constant "1""#,
            ],
        ),
        (r#"const A = ["a"]; export default A;"#, &["export default = A", r#"A: Array "a""#]),
        (r#"export default ["a"];"#, &[r#"default: Array "a""#]),
        (
            "export default class { x = 1 }",
            &[r#"default: Fields "x""#, r#"default.x: Constant "1""#],
        ),
        ("export default function f() {}", &["export default = f", "f:"]),
        (r#"const A = ["a"]; export = A;"#, &["export default = A", r#"A: Array "a""#]),
        (
            r#"module.exports = { A: ["a"], b, f() {}, ...require("./m") };"#,
            &[
                "export f = default.f",
                "export * =  of ./m",
                r#"default: Keys "A" "b" "f" <it is the result of a call>"#,
                r#"default.A: Array "a""#,
                r#"A: Array "a""#,
                "default.b: Constant @b",
                "default.f:",
            ],
        ),
        (
            r#"exports.A = ["a"]; module.exports.B = { c: 1 };"#,
            &[r#"A: Array "a""#, r#"B: Keys "c""#, r#"B.c: Constant "1""#],
        ),
        (
            r#"module.exports = require("./m"); exports.D = require("./d");"#,
            &["export default =  of ./m", "export D =  of ./d"],
        ),
    ]);
}

#[test]
fn what_compilers_write_for_exports() {
    check(&[
        (
            r#"exports.A = exports.B = void 0; exports.A = ["a"]; exports.B = exports.C = { b: 1 };"#,
            &[
                r#"A: Array "a""#,
                r#"B: Keys "b""#,
                r#"C: Keys "b""#,
                r#"B.b: Constant "1""#,
                r#"C.b: Constant "1""#,
            ],
        ),
        (
            r#"const m_1 = require("./m"); __exportStar(require("./n"), exports); Object.defineProperty(exports, "A", { enumerable: true, get: function () { return m_1.A; } });"#,
            &["import m_1 =  of ./m", "export * =  of ./n", "export A = m_1.A"],
        ),
        (
            r#"var K; (function (K) { K["A"] = "a"; })(K || (exports.K = K = {}));"#,
            &[r#"K: Variants "a""#, r#"K.A: Constant "a""#],
        ),
        (
            r#"function f(exports) { exports.A = ["a"]; } module.exports = { get b() { return f; } };"#,
            &["export b = default.b", "f:", r#"default: Keys "b""#, "default.b:"],
        ),
    ]);
}

#[test]
fn changes() {
    check(&[
        (
            r#"const A = ["a"]; A.push("b", ...C); A.sort(); A.unshift(d());"#,
            &[r#"A: Array "a" "b" @C <it is the result of a call>"#],
        ),
        (
            r#"const A = ["a"]; if (x) A.push("b"); function f() { A.push("c"); A.length = 0; } A.pop();"#,
            &[
                r#"A: Array "a" ?"b" ?"c" -(<it is changed when the program runs>) -(<it is changed when the program runs>)"#,
                "f:",
            ],
        ),
        (
            r#"function f() { const A = []; A.push("a"); g(() => A.push("b")); return A; }"#,
            &["f:", r#"f.A: Array "a" ?"b""#],
        ),
        (
            r#"const O = { a: 1 }; O.b = 2; O["c"] = 3; O.a = 4; O[k] += 1; Object.assign(O, { d: 1 }, E);"#,
            &[
                r#"O: Keys "a" "b" "c" "d" @E"#,
                r#"O.a: Constant "1" -(<it is assigned again>)"#,
                r#"O.b: Constant "2""#,
                r#"O.c: Constant "3""#,
            ],
        ),
        (
            "const O = { a: 1 }; function f(k) { O.b = 1; O[k] = 2; delete O.a; }",
            &[
                r#"O: Keys "a" ?"b" <it is changed when the program runs> -(?"a")"#,
                r#"O.a: Constant "1""#,
                "f:",
                r#"O.b: Constant "1""#,
            ],
        ),
        (
            r#"const S = new Set(["a"]), M = new Map([["a", 1]]); S.add("b"); M.set("b", 2); M.delete("a");"#,
            &[r#"S: Array "a" "b""#, r#"M: Keys "a" "b" -("a")"#],
        ),
        (
            r#"const R = [{ k: "a" }]; R.push({ k: "b" }); const C = { l: ["a"] }; C.l.push("b"); function F() {} F.list = ["x"];"#,
            &[
                "R:",
                r#"R.[].k: Array "a" <it is computed when the program runs>"#,
                r#"C: Keys "l""#,
                r#"C.l: Array "a" "b""#,
                "F:",
                r#"F.list: Array "x""#,
            ],
        ),
        (
            r#"const A = ["a"]; A.length = 0; const R = [{ k: "a" }]; R.push(other); const B = class C { m() { switch (k) { case "a": } } };"#,
            &[
                r#"A: Array "a" -(<it is changed when the program runs>)"#,
                "R:",
                r#"R.[].k: Array "a" <it is changed when the program runs>"#,
                "B: Fields",
                r#"B.m: Arms[k] "a""#,
            ],
        ),
    ]);
}
