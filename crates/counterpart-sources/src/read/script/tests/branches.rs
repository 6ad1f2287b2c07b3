//! Tests of functions that handle values: switch, chains, lookups, JSX.

use super::check;

#[test]
fn switches() {
    check(&[
        (
            r#"function f(k) { switch (k) { case "a": case K.B: return; case 1: break; default: } }"#,
            &[r#"f: Arms[k] "a" K.B "1" .."#],
        ),
        (
            r#"function f(k) { switch (k) { case "a": return; default: throw new Error(); } switch (k.t) { case "p": } }"#,
            &[r#"f: Arms[k] "a" ! ; Arms[k.t] "p""#],
        ),
        (
            r#"function f(k) { switch (k) { case "a": return; default: { const x: never = k; return x; } } }"#,
            &[
                r#"f: Arms[k] "a""#,
                "f.x: Constant <the name has a value only when the program runs>",
            ],
        ),
        (
            r#"function f(k) { switch (k) { case "a": return; default: return k satisfies never; } }"#,
            &[r#"f: Arms[k] "a""#],
        ),
        (
            r#"function f(k) { switch (k) { case "a": return; default: return check(k); } } function check(x: never) {}"#,
            &[r#"f: Arms[k] "a""#, "check:"],
        ),
        (
            r#"function f(k) { switch (k) { case "a": return; default: return assertNever(k); } } function assertNever(x: string) {}"#,
            &[r#"f: Arms[k] "a" .."#, "assertNever:"],
        ),
        (
            r#"import { assertUnreachable } from "./u"; function f(k) { switch (k) { case "a": return; default: throw new UnreachableCaseError(k); } }"#,
            &["import assertUnreachable = assertUnreachable of ./u", r#"f: Arms[k] "a""#],
        ),
        (
            r#"function f(k) { switch (true) { case k === "a": return; case k === "b" || k === "c": return; } }"#,
            &[r#"f: Chain[k] "a" "b" "c""#],
        ),
        (
            r#"function f(k) { switch (k) { case x ? "a" : "b": case g(): } }"#,
            &[r#"f: Arms[k] ?"a" ?"b" <it is the result of a call>"#],
        ),
    ]);
}

#[test]
fn where_they_belong() {
    check(&[
        (
            r#"const f = (k) => { switch (k) { case "a": } }; const C = memo(() => { switch (k) { case "b": } });"#,
            &[r#"f: Arms[k] "a""#, r#"C: Arms[k] "b""#],
        ),
        (
            r#"class A { m() { switch (k) { case "a": } } p = () => { switch (k) { case "b": } }; static { switch (k) { case "c": } } }"#,
            &[r#"A: Fields "p" ; Arms[k] "c""#, r#"A.m: Arms[k] "a""#, r#"A.p: Arms[k] "b""#],
        ),
        (
            r#"const O = { m() { switch (k) { case "a": } }, n: { p: () => { switch (k) { case "b": } } } };"#,
            &[
                r#"O: Keys "m" "n""#,
                r#"O.m: Arms[k] "a""#,
                r#"O.n: Keys "p""#,
                r#"O.n.p: Arms[k] "b""#,
            ],
        ),
        (
            r#"function f() { const g = () => { switch (k) { case "a": } }; xs.map((k) => { switch (k) { case "b": } }); run(function h() { switch (k) { case "c": } }); }"#,
            &[r#"f: Arms[k] "b""#, r#"f.g: Arms[k] "a""#, r#"f.h: Arms[k] "c""#],
        ),
        (r#"export default () => { switch (k) { case "a": } };"#, &[r#"default: Arms[k] "a""#]),
        (
            r#"exports.f = function () { switch (k) { case "a": } }; Foo.prototype.bar = function () { switch (k) { case "b": } };"#,
            &[r#"f: Arms[k] "a""#, r#"Foo.prototype.bar: Arms[k] "b""#],
        ),
        (r#"switch (k) { case "a": }"#, &[]),
    ]);
}

#[test]
fn chains() {
    check(&[
        (
            r#"function f(k) { if (k === "a") { x(); } else if (k == "b" || "c" === k) { y(); } else { z(); } }"#,
            &[r#"f: Chain[k] "a" "b" "c" .."#],
        ),
        (
            r#"function f(k) { if (k === "a") return 1; if (k === "b") { return 2; } log(); return 3; }"#,
            &[r#"f: Chain[k] "a" "b" .."#],
        ),
        (
            r#"function f(k) { if (k === "a") x(); if (k === "b") y(); return 3; }"#,
            &[r#"f: Chain[k] "a" "b""#],
        ),
        (
            r#"function f(k) { if (k === "a") return 1; if (k === "b" && more) return 2; throw new Error(); }"#,
            &[r#"f: Chain[k] "a" ?"b" !"#],
        ),
        (
            r#"function f(k) { if (k === "a") return 1; else if (j) return 2; else if (k === "b") return 3; }"#,
            &[r#"f: Chain[k] "a" ?"b""#],
        ),
        (
            r#"function f(k) { if (k === "a") return 1; if (k === "b") return 2; return k satisfies never; }"#,
            &[r#"f: Chain[k] "a" "b""#],
        ),
        (
            r#"function f(k) { if (typeof k === "string" || typeof k === "number") return 1; if (k === null || k === true) return 2; if (k === "a") return 3; }"#,
            &["f:"],
        ),
        (
            r#"function f(k) { if (k.t === "a") return 1; if (k?.t === "b") return 2; if (j === "c") return 3; if (j === "d") return 4; }"#,
            &[r#"f: Chain[k.t] "a" "b" .. ; Chain[j] "c" "d""#],
        ),
    ]);
}

#[test]
fn chains_in_expressions_and_tests() {
    check(&[
        (
            r#"function f(k) { return k !== "a" && k !== "b"; } function g(k) { return k === "a" || other || k === "b"; }"#,
            &[r#"f: Chain "a" "b""#, r#"g: Chain[k] "a" "b""#],
        ),
        (
            r#"function f(k) { return k === "a" ? 1 : k === K.B ? 2 : 3; } enum K { B = "b" }"#,
            &[r#"f: Chain[k] "a" K.B .."#, r#"K: Variants "b""#, r#"K.B: Constant "b""#],
        ),
        (
            r#"function f(k) { if (["a", "b"].includes(k)) return 1; if (new Set(["c"]).has(k) || k in D) return 2; } const D = { d: 1 };"#,
            &[r#"f: Chain[k] "a" "b" .. ; Chain "c" @D"#, r#"D: Keys "d""#, r#"D.d: Constant "1""#],
        ),
        (
            r#"import { KEYS } from "./k"; const f = (k) => KEYS.includes(k); const g = (k, own) => own.includes(k); const h = (k) => !KEYS.has(k) && k !== "x";"#,
            &["import KEYS = KEYS of ./k", "f: Chain @KEYS", "g:", r#"h: Chain @KEYS "x""#],
        ),
        (
            r#"function f(k) { for (;;) if (k === "a") break; else if (k === "b") continue; else return; }"#,
            &[r#"f: Chain[k] "a" "b" .."#],
        ),
    ]);
}

#[test]
fn lists_that_are_used_as_a_whole() {
    check(&[
        (
            r#"import { KEYS } from "./k"; function f(own) { for (const k of KEYS) {} own.map(g); KEYS.forEach(g); KEYS.filter(g).map(g); for (const k of ["a", "b"]) {} }"#,
            &["import KEYS = KEYS of ./k", r#"f: Array @KEYS ; Array @KEYS ; Array "a" "b""#],
        ),
        (
            r#"const L = { a: 1 }, A = ["a"]; function f(k, own) { own[k]; A[k]; L[k] = 2; delete L[k]; L["a"]; return L[k] ?? "other"; }"#,
            &[
                r#"L: Keys "a" <it is changed when the program runs> -(<it is changed when the program runs>)"#,
                r#"L.a: Constant "1""#,
                r#"A: Array "a""#,
                "f: Keys[k] @L ..",
            ],
        ),
        (
            r#"const M = new Map([["a", 1]]); const f = (k) => M.get(k); const g = () => Object.entries(L).map(h); const L = { b: 1 }; const i = (k) => ({ c: 1 })[k];"#,
            &[
                r#"M: Keys "a""#,
                "f: Keys[k] @M",
                "g: Array @L",
                r#"L: Keys "b""#,
                r#"L.b: Constant "1""#,
                r#"i: Keys[k] "c""#,
            ],
        ),
    ]);
}

#[test]
fn jsx() {
    check(&[
        (
            r#"const C = () => <S><O v="a" l="A" /><O v={"b"} /><O v={K.C} /><P v="d" /></S>;"#,
            &[r#"C: Array[O.v] "a" "b" K.C"#],
        ),
        (
            r#"function C() { return <>{KEYS.map((k) => <O key={k} />)}{x && <O v="a" />}<O v="b" l={f()} /></>; } const KEYS = ["p"];"#,
            &[r#"C: Array[O.key] @KEYS ; Array[O.v] ?"a" "b" ; Array @KEYS"#, r#"KEYS: Array "p""#],
        ),
        (
            r#"const C = () => <S>{ROWS.map(({ key }) => <O v={key} t="x" />)}<O v="all" /></S>; const ROWS = [{ key: "p" }];"#,
            &[
                r#"C: Array[O.v] @ROWS.[].key +"all" ; Array @ROWS"#,
                "ROWS:",
                r#"ROWS.[].key: Array "p""#,
            ],
        ),
        (
            r#"const C = ({ xs }) => <S><O v="" /><O v="a" /><O v="b" />{xs.map((x) => <O v={x} />)}{x ? <O v="c" /> : null}{" "}{/* c */}</S>;"#,
            &[r#"C: Array[O.v] +"" "a" "b" ?"c" <it is the result of a call>"#],
        ),
    ]);
}
