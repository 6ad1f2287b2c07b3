//! Values: arrays, objects, sets, maps, and what wraps them.

use super::check;

#[test]
fn arrays_and_their_wrappings() {
    check(&[
        (
            r#"const K = ["a", `b`, 1, -2.50, true, null, undefined] as const;"#,
            &[r#"K: Array "a" "b" "1" "-2.5" "true" +"null""#],
        ),
        (
            r#"const K = Object.freeze((<readonly string[]>["a"])!) satisfies readonly string[];"#,
            &[r#"K: Array "a""#],
        ),
        (
            r#"const K = [...A, ...["b"], ...new Set(["c"]), , ...f()];"#,
            &[r#"K: Array @A "b" "c" <it is the result of a call>"#],
        ),
        (
            r#"const K = [...(flag ? ["x"] : B), "y", flag && "z", flag ? "p" : "q", flag || "r"];"#,
            &[
                r#"K: Array ?"x" <it is there under a condition only> "y" ?"z" ?"p" ?"q" <it depends on a condition>"#,
            ],
        ),
        (
            r#"const K = "a b".split(" "), L = Array.of("c"), M = Array.from(N), O = "d" + "e";"#,
            &[r#"K: Array "a" "b""#, r#"L: Array "c""#, "M: Array @N", r#"O: Constant "de""#],
        ),
        (
            r#"const K = A.concat(["x"], "y", B).slice().sort(), L = A.map((x) => x), M = A.filter(Boolean);"#,
            &[
                r#"K: Array @A "x" "y" @B"#,
                "L: Array @A",
                "M: Array <it is there under a condition only>",
            ],
        ),
        (
            "const K = Object.keys(A), L = Object.values(B), M = Object.entries(C), N = [...D.keys()];",
            &[
                "K: Array @A",
                "L: Array @B.*",
                "M: Array <it is the result of a call>",
                "N: Array @D",
            ],
        ),
        (
            "const K = A.map((s) => s.key), L = A.map(({ key }) => key), M = A.map(({ key: { id } }) => id), N = A.map((a, b) => b);",
            &[
                "K: Array @A.[].key",
                "L: Array @A.[].key",
                "M: Array <it is the result of a call>",
                "N: Array <it is the result of a call>",
            ],
        ),
        (
            r#"const K = cond ? ["a"] : ["b"], L = await f(), M = `${x}`, N = a ?? ["b"];"#,
            &[
                "K: Constant <it depends on a condition>",
                "L: Constant <it is the result of `await`>",
                "M: Constant <it is assembled when the program runs>",
                "N: Constant <it depends on a condition>",
            ],
        ),
        (
            r#"const K = "\u0067ithub", L = "\ud800";"#,
            &[r#"K: Constant "github""#, "L: Constant <it is computed when the program runs>"],
        ),
    ]);
}

#[test]
fn arrays_of_objects_list_by_property() {
    check(&[
        (
            r#"const S = [{ key: "a", label: t("A") }, { key: "b", meta: { n: 1 } }, {}];"#,
            &["S:", r#"S.[].key: Array "a" "b""#, r#"S.[].meta.n: Array "1""#],
        ),
        (
            r#"const S = [{ key: "a" }, other, ...MORE, { ...base }, f()];"#,
            &[
                "S:",
                r#"S.[].key: Array "a" @base.key @other.key @MORE.[].key <it is the result of a call>"#,
            ],
        ),
        (
            r#"const S = [["a", 1], ["b", two]];"#,
            &["S:", r#"S.[].0: Array "a" "b""#, r#"S.[].1: Array "1" two"#],
        ),
        ("const S = [{ run() {} }];", &["S:"]),
        (
            "const S = KEYS.map((k) => ({ value: k, label: t(k), ...x })), T = Object.entries(O).map(([k, v]) => { return { k, v, n: v.n }; }), U = R.map(({ a: { b } }) => ({ b }));",
            &[
                "S:",
                "S.[].value: Array @KEYS <the element spreads a computed object>",
                "T:",
                "T.[].k: Array @O",
                "T.[].v: Array @O.*",
                "T.[].n: Array <it is the result of a call>",
                "U:",
            ],
        ),
        (
            r#"const R = route({ a: f, b: { c: ["d"] } }), E = new Enum("x", { values: { p: {} } }), L = make(["q"]), M = memo(() => 1, { o: 1 });"#,
            &[
                "R: Array <it is the result of a call>",
                r#"R(): Keys "a" "b""#,
                "R().a: Constant @f",
                r#"R().b: Keys "c""#,
                r#"R().b.c: Array "d""#,
                "E: Constant <it is the result of a call>",
                r#"E(): Keys "values""#,
                r#"E().values: Keys "p""#,
                "E().values.p: Keys",
                "L: Array <it is the result of a call>",
                r#"L(): Array "q""#,
                "M:",
                r#"M(): Keys "o""#,
                r#"M().o: Constant "1""#,
            ],
        ),
    ]);
}

#[test]
fn objects_list_keys() {
    check(&[
        (
            r#"const O = { a: 1, "b-c": "x", 5: y, [K.D]: f(), [g()]: 1, h() {}, get i() { return ["j"]; }, k, async *l() {} };"#,
            &[
                r#"O: Keys "a" "b-c" "5" K.D <the key is computed> "h" "i" "k" "l""#,
                r#"O.a: Constant "1""#,
                r#"O.b-c: Constant "x""#,
                "O.5: Constant @y",
                "O.h:",
                r#"O.i: Array "j""#,
                "O.k: Constant @k",
                "O.l:",
            ],
        ),
        (
            "const O = { ...A, ...(flag && { b: 1 }), ...(flag ? { c: 1 } : {}), ...f() };",
            &[r#"O: Keys @A ?"b" ?"c" <it is the result of a call>"#],
        ),
        (
            r#"const O = { a: { b: ["c"] }, d: B.E };"#,
            &[
                r#"O: Keys "a" "d""#,
                r#"O.a: Keys "b""#,
                r#"O.a.b: Array "c""#,
                "O.d: Constant @B.E",
            ],
        ),
        (
            r#"const O = Object.assign({}, A, { b: 1 }), P = Object.fromEntries([["a", 1], ...Q]), R = Object.fromEntries(Object.entries(S));"#,
            &[r#"O: Keys @A "b""#, r#"P: Keys "a" @Q"#, "R: Keys @S"],
        ),
    ]);
}

#[test]
fn sets_and_maps() {
    check(&[
        (
            r#"const S = new Set(["a"]), M = new Map([["a", 1], [K.B, 2]]), E = new Map(), N = new Map(Object.entries(O)), P = new Map([...M]);"#,
            &[r#"S: Array "a""#, r#"M: Keys "a" K.B"#, "E: Keys", "N: Keys @O", "P: Keys @M"],
        ),
        (
            r#"class Set {} const S = new Set(["a"]);"#,
            &["Set: Fields", "S: Constant <it is the result of a call>", r#"S(): Array "a""#],
        ),
    ]);
}

#[test]
fn names_are_resolved_where_they_stand() {
    check(&[
        (
            r#"const A = ["a"]; function f(A) { const B = [...A]; }"#,
            &[
                r#"A: Array "a""#,
                "f:",
                "f.B: Array <the name has a value only when the program runs>",
            ],
        ),
        (
            r#"function f() { const A = ["a"]; const B = [...A, C]; const C = "c"; }"#,
            &["f:", r#"f.A: Array "a""#, "f.B: Array @f.A f.C", r#"f.C: Constant "c""#],
        ),
        (
            r#"function f() { const A = ["a"]; { const A = ["b"]; } }"#,
            &["f:", "f.A: Array <the name is declared more than once here>"],
        ),
        (
            r#"let A = ["a"]; A = ["b"]; let B = "x"; B += "y"; let C;"#,
            &[
                r#"A: Array "a" -(<it is assigned again>)"#,
                r#"B: Constant "x" -(<it is assigned again>)"#,
                "C: Constant <it has no value where it is declared>",
            ],
        ),
        (
            "for (const k of KS) { const L = [k]; }",
            &["L: Array <the name has a value only when the program runs>"],
        ),
        (
            "const { a, b: { c }, d = 1, ...e } = CONFIG, [f] = LIST;",
            &[
                "a: Constant @CONFIG.a",
                "c: Constant @CONFIG.b.c",
                "d: Constant <it is destructured from a computed value>",
                "e: Constant <it is destructured from a computed value>",
                "f: Constant <it is destructured from a computed value>",
            ],
        ),
    ]);
}

#[test]
fn functions_that_return_a_list() {
    check(&[
        (
            r#"const f = () => ["a"]; function g() { const x = 1; return { b: x }; } const h = () => { if (x) return ["a"]; return ["b"]; };"#,
            &[
                r#"f: Array "a""#,
                r#"g: Keys "b""#,
                r#"g.x: Constant "1""#,
                "g.b: Constant @g.x",
                "h:",
            ],
        ),
        (
            r#"class C { get keys() { return ["a"]; } static of = () => new Set(["b"]); }"#,
            &["C: Fields", r#"C.keys: Array "a""#, r#"C.of: Array "b""#],
        ),
    ]);
}
