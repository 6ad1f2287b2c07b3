//! Whether code does nothing but refuse: panics, or returns an error.

use syn::{Block, Expr, Macro, Stmt};

use super::macros;

/// Whether `expr` ends in a refusal.
pub(super) fn refuses(expr: &Expr) -> bool {
    match expr {
        Expr::Macro(inner) => panics(&inner.mac),
        Expr::Call(call) => match &*call.func {
            Expr::Path(path) => path.path.segments.last().is_some_and(|last| {
                last.ident == "Err"
                    || last.ident == "exit"
                    || last.ident == "abort"
                    || last.ident == "unreachable_unchecked"
                    || (last.ident == "Ready" || last.ident == "Some" || last.ident == "Break")
                        && call.args.first().is_some_and(refuses)
            }),
            _ => false,
        },
        Expr::Return(inner) => inner.expr.as_deref().is_some_and(refuses),
        Expr::Break(inner) => inner.expr.as_deref().is_some_and(refuses),
        Expr::Try(inner) => refuses(&inner.expr),
        Expr::Paren(inner) => refuses(&inner.expr),
        Expr::Group(inner) => refuses(&inner.expr),
        Expr::Block(inner) => block_refuses(&inner.block),
        Expr::Unsafe(inner) => block_refuses(&inner.block),
        Expr::MethodCall(call) => refuses(&call.receiver),
        _ => false,
    }
}

/// Whether a block ends in a refusal.
pub(super) fn block_refuses(block: &Block) -> bool {
    match block.stmts.last() {
        Some(Stmt::Expr(expr, None)) => refuses(expr),
        // What a statement leaves behind counts only if it leaves the block.
        Some(Stmt::Expr(expr @ (Expr::Return(_) | Expr::Macro(_) | Expr::Try(_)), Some(_))) => {
            refuses(expr)
        }
        Some(Stmt::Expr(expr @ Expr::Call(_), Some(_))) => exits(expr),
        Some(Stmt::Macro(statement)) => panics(&statement.mac),
        Some(Stmt::Expr(_, Some(_)) | Stmt::Local(_) | Stmt::Item(_)) | None => false,
    }
}

/// Whether control never comes behind the block.
pub(super) fn leaves(block: &Block) -> bool {
    match block.stmts.last() {
        Some(Stmt::Expr(Expr::Return(_) | Expr::Continue(_) | Expr::Break(_), _)) => true,
        Some(_) => block_refuses(block),
        None => false,
    }
}

fn exits(expr: &Expr) -> bool {
    let Expr::Call(call) = expr else { return false };
    let Expr::Path(path) = &*call.func else { return false };
    path.path.segments.last().is_some_and(|last| last.ident == "exit" || last.ident == "abort")
}

fn panics(mac: &Macro) -> bool {
    matches!(
        &*macros::called(mac),
        "panic" | "unreachable" | "unimplemented" | "todo" | "bail" | "compile_error"
    )
}
