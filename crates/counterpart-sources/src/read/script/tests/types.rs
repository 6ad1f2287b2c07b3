//! Types: unions, enums, object types.

use super::check;

#[test]
fn unions() {
    check(&[
        (
            r#"type T = "a" | ("b" | `c`) | 4 | -1 | null | undefined | boolean;"#,
            &[r#"T: Variants "a" "b" "c" "4" "-1" +"null" "true" "false""#],
        ),
        (
            r#"type T = "a" | (string & {}); type U = string; type V = "a" & string;"#,
            &[
                r#"T: Variants "a" <the type admits more than what is listed>"#,
                "U: Variants <the type admits more than what is listed>",
                r#"V: Variants "a""#,
            ],
        ),
        (
            r#"type T = Exclude<"a" | "b", "a">; type U = Exclude<X, "a"> | "a"; type V = "a" | Exclude<X, "b"> | Exclude<Y, "c">;"#,
            &[
                r#"T: Variants "b""#,
                r#"U: Variants @X -("a") "a""#,
                r#"V: Variants @X -("b") <the type is computed> <the type is computed> "a""#,
            ],
        ),
        (
            r#"type T = Extract<"a" | "b", "b" | "c">; type U = Extract<X, "a">; type V = NonNullable<X>;"#,
            &[r#"T: Variants "b""#, "U: Variants <the type is computed>", "V: Variants @X"],
        ),
        (
            r#"type T = `${A}-b`; type U = A extends B ? "a" : "b"; type V<X> = X | "a"; type W = { [K in A as `x${K}`]: 1 };"#,
            &[
                "T: Variants <the type is computed>",
                "U: Variants <the type is computed>",
                r#"V: Variants <the type is a parameter> "a""#,
                "W: Keys <the keys are computed>",
            ],
        ),
        (
            r#"type Exclude<A, B> = A; type T = Exclude<"a", "a">;"#,
            &["Exclude: Variants <the type is a parameter>", "T: Variants @Exclude"],
        ),
    ]);
}

#[test]
fn types_of_values() {
    check(&[
        (
            r#"const K = ["a"] as const; type T = (typeof K)[number]; type K = (typeof K)[number];"#,
            &[r#"K: Array "a""#, "T: Variants @K"],
        ),
        (
            r#"const K = { A: "a" } as const; type K = (typeof K)[keyof typeof K]; type L = Record<K, 1>; type M = keyof typeof K;"#,
            &[
                r#"K: Keys "A""#,
                r#"K.A: Constant "a""#,
                "K.:: Variants @K.*",
                "L: Keys @K.:",
                "M: Keys @K",
            ],
        ),
        (
            r#"const S = [{ key: "a" }] as const; type T = (typeof S)[number]["key"]; type U = S["x"]; type V = readonly ["a", x: "b", c?: "d"];"#,
            &[
                "S:",
                r#"S.[].key: Array "a""#,
                "T: Variants @S.[].key",
                "U: Variants @S.x",
                r#"V: Array "a" "b" "d""#,
            ],
        ),
        (
            r#"import type { K } from "./k"; import * as ns from "./n"; type T = K; type U = ns.K; type V = import("./m").K; type W = typeof ns.L;"#,
            &[
                "import K = K of ./k",
                "import ns =  of ./n",
                r#"import import("./m") =  of ./m"#,
                "T: Variants @K.:",
                "U: Variants @ns.K.:",
                r#"V: Variants @import("./m").K"#,
                "W: Variants @ns.L",
            ],
        ),
    ]);
}

#[test]
fn enums() {
    check(&[
        (
            r#"enum E { A = "a", "b-c" = `d`, F = A }"#,
            &[
                r#"E: Variants "a" "d" "a""#,
                r#"E.A: Constant "a""#,
                r#"E.b-c: Constant "d""#,
                r#"E.F: Constant "a""#,
            ],
        ),
        (
            r#"enum E { A, B = 4, C } const enum F { A = 1 << 2, B = f() } declare enum G { A = "a" }"#,
            &[
                r#"E: Variants "0" "4" "5" ; Variants[name] "A" "B" "C""#,
                r#"E.A: Constant "0""#,
                r#"E.B: Constant "4""#,
                r#"E.C: Constant "5""#,
                r#"F: Variants "4" <the member's value is computed>"#,
                r#"F.A: Constant "4""#,
                "F.B: Constant <the member's value is computed>",
                r#"G: Variants "a""#,
                r#"G.A: Constant "a""#,
            ],
        ),
        (
            r#"enum E { A = "a" } enum E { B = "b" } const x = E.A; type T = `${E}`; type U = E.B;"#,
            &[
                r#"E: Variants "a" "b""#,
                r#"E.A: Constant "a""#,
                r#"E.B: Constant "b""#,
                "x: Constant @E.A",
                "T: Variants @E",
                "U: Variants @E.B",
            ],
        ),
    ]);
}

#[test]
fn enums_as_compilers_write_them() {
    check(&[
        (
            r#"export var K; (function (K) { K["A"] = "a"; K[K["B"] = 1] = "B"; K.C = f(); })(K || (K = {})); const x = K.A;"#,
            &[
                r#"K: Variants "a" "1" <it is the result of a call> ; Variants[name] "A" "B" "C""#,
                r#"K.A: Constant "a""#,
                r#"K.B: Constant "1""#,
                "K.C: Constant <it is the result of a call>",
                "x: Constant @K.A",
            ],
        ),
        (
            r#"var K = /* @__PURE__ */ ((K2) => { K2["A"] = "a"; return K2; })(K || {});"#,
            &[r#"K: Variants "a""#, r#"K.A: Constant "a""#],
        ),
        (
            r#"var K; (function (K) { K["A"] = "a"; if (x) K["B"] = "b"; })(K || (K = {}));"#,
            &["K: Constant <it has no value where it is declared>"],
        ),
    ]);
}

#[test]
fn object_types() {
    check(&[
        (
            r#"interface A { a: "x" | "y"; "b"?: string; c(): void; [k: string]: unknown; (): void } interface A { d: 1 }"#,
            &[
                r#"A: Fields "a" "b" "c" "d""#,
                r#"A.a: Variants "x" "y""#,
                "A.b: Variants <the type admits more than what is listed>",
                r#"A.d: Variants "1""#,
            ],
        ),
        (
            r#"interface A extends B, C<1> {} interface D extends Omit<B, "x"> {}"#,
            &["A: Fields @B @C", r#"D: Fields @B -("x")"#],
        ),
        (
            r#"type T = { a: 1 } & B & { c: 1 }; type U = Omit<A, "x"> & { x: 1 }; type V = Pick<A, "x" | "y">; type W = Partial<{ a: "p" }>;"#,
            &[
                r#"T: Fields "a" @B "c""#,
                r#"T.a: Variants "1""#,
                r#"T.c: Variants "1""#,
                r#"U: Fields @A -("x") "x""#,
                r#"U.x: Variants "1""#,
                r#"V: Fields "x" "y""#,
                r#"W: Fields "a""#,
                r#"W.a: Variants "p""#,
            ],
        ),
        (
            r#"type T = Record<"a" | B, 1>; type U = { [K in A]?: 1 }; type V = Partial<Record<A, 1>>;"#,
            &[r#"T: Keys "a" @B"#, "U: Keys @A", "V: Keys @A"],
        ),
        (
            r#"type T = { type: "a"; x: 1 } | { type: "b" };"#,
            &[
                r#"T: Fields "type" "x" "type""#,
                r#"T.type: Variants "a" "b""#,
                r#"T.x: Variants "1""#,
            ],
        ),
        (
            r#"class A<T> extends B { static S = ["s"]; #p = 1; q?: string; r = "x"; constructor(readonly u: string, v: string) { super(); } m() {} }"#,
            &[
                r#"A: Fields @B "q" "r" "u""#,
                r#"A.S: Array "s""#,
                r#"A.#p: Constant "1""#,
                "A.q: Variants <the type admits more than what is listed>",
                r#"A.r: Constant "x""#,
                "A.constructor:",
                "A.u: Variants <the type admits more than what is listed>",
                "A.m:",
            ],
        ),
    ]);
}

#[test]
fn unions_of_named_object_types() {
    check(&[(
        r#"interface A { type: "a" } interface B { type: "b"; x: 1 } type C = { type: "c" } | D; type E = A | B; type F = E | C; type G = F["type"];"#,
        &[
            r#"A: Fields "type""#,
            r#"A.type: Variants "a""#,
            r#"B: Fields "type" "x""#,
            r#"B.type: Variants "b""#,
            r#"B.x: Variants "1""#,
            r#"C: Fields "type" @D"#,
            r#"C.type: Variants "c" @D.type"#,
            "E: Variants @A @B",
            "E.type: Variants @A.type @B.type",
            "E.x: Variants @A.x @B.x",
            "F: Variants @E @C",
            "F.type: Variants @E.type @C.type",
            "F.x: Variants @E.x @C.x",
            "G: Variants @F.type",
        ],
    )]);
}

#[test]
fn what_is_only_declared() {
    check(&[
        (
            r#"declare const A: readonly ["a", "b"], B: "c"; declare module "m" { const C: Record<"d", 1>; } declare global { interface W { e: 1 } }"#,
            &[
                r#"A: Array "a" "b""#,
                r#"B: Variants "c""#,
                r#"m.C: Keys "d""#,
                r#"W: Fields "e""#,
                r#"W.e: Variants "1""#,
            ],
        ),
        (
            r#"namespace N { export const A = ["a"]; namespace M { export enum E { B = "b" } } } const x = N.M.E.B;"#,
            &[
                r#"N.A: Array "a""#,
                r#"N.M.E: Variants "b""#,
                r#"N.M.E.B: Constant "b""#,
                "x: Constant @N.M.E.B",
            ],
        ),
        ("function over(a: string): void; function over(a: any) {}", &["over:"]),
    ]);
}
