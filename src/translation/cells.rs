//! What several owners share and change: an `Rc` with a `Cell` or `RefCell`, and where threads share it an `Arc`
//! with a `Mutex`, whose guard nobody may wait for twice.

use super::code::{Code, Form, Prec, is_screaming};
use super::translator::Translator;
use super::variables::Global;
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What counts the owners of a value.
    pub(super) fn counter(&mut self) -> &'static str {
        if self.program.has_threads {
            self.import("std::sync::Arc");
            "Arc"
        } else {
            self.import("std::rc::Rc");
            "Rc"
        }
    }

    /// What a value is kept in that changes; `is_small` where it is copied in and out.
    pub(super) fn cell_name(&mut self, is_small: bool) -> &'static str {
        let (path, name) = match (self.program.has_threads, is_small) {
            (true, _) => ("parking_lot::Mutex", "Mutex"),
            (false, true) => ("std::cell::Cell", "Cell"),
            (false, false) => ("std::cell::RefCell", "RefCell"),
        };
        self.import(path);
        name
    }

    /// A look at what is in such a cell.
    pub(super) fn looked(&self, place: &str) -> String {
        if self.program.has_threads || is_screaming(place) {
            format!("{place}.lock()")
        } else {
            format!("{place}.borrow()")
        }
    }

    /// What is in such a cell, to be changed.
    pub(super) fn cell_lent(&self, place: &str) -> String {
        if self.program.has_threads || is_screaming(place) {
            format!("{place}.lock()")
        } else {
            format!("{place}.borrow_mut()")
        }
    }

    /// A small value, out of its cell.
    pub(super) fn small(&self, place: &str, ty: Ty) -> Code {
        if !self.program.has_threads {
            return Code::new(format!("{place}.get()"), Prec::Postfix, ty);
        }
        if self.is_crowded() {
            // The guard is let go of at once.
            return Code::new(format!("{{ *{place}.lock() }}"), Prec::Loose, ty).held(Form::Value);
        }
        Code::new(format!("*{place}.lock()"), Prec::Unary, ty).held(Form::Value)
    }

    /// Puts a small value into its cell.
    pub(super) fn set_small(&self, place: &str, value: &str) -> String {
        if self.program.has_threads {
            format!("*{place}.lock() = {value};")
        } else {
            format!("{place}.set({value});")
        }
    }

    /// Changes a small value by an operator.
    pub(super) fn change_small(&self, place: &str, sign: &str, value: &Code) -> String {
        if self.program.has_threads {
            format!("*{place}.lock() {sign}= {};", value.text)
        } else {
            let value = value.at_least(Prec::Cast);
            format!("{place}.set({place}.get() {sign} {value});")
        }
    }

    /// Whether what is written looks at more than one cell, or calls what may.
    fn is_crowded(&self) -> bool {
        let (from, to) = self.quiet;
        let mut looks = 0;
        for expr in self.exprs_between(from, to) {
            match &expr.kind {
                Kind::Var(var)
                    if matches!(
                        self.binding(*var).global,
                        Some(Global::Cell | Global::Slot(_) | Global::Kept(_) | Global::Locked)
                    ) =>
                {
                    looks += 1;
                }
                Kind::Attribute(object, _) if self.ty(*object).some().is_counted() => looks += 1,
                _ if self.may_lock(expr) => return true,
                _ => {}
            }
        }
        looks > 1 || self.assigns_cell
    }

    /// Whether a call may wait for a lock: it is one of the file.
    fn may_lock(&self, expr: &crate::types::ir::Expr) -> bool {
        let Kind::Call(func, _) = &expr.kind else {
            return false;
        };
        match self.kind(*func) {
            Kind::Builtin(_) | Kind::Import(_) => false,
            Kind::Attribute(object, _) => matches!(
                self.ty(*object).some(),
                Ty::Instance(_) | Ty::Dyn(_) | Ty::Class(_) | Ty::Unknown | Ty::Mixed
            ),
            _ => true,
        }
    }

    /// Whether a statement puts something into a cell.
    pub(super) fn assigns_a_cell(&self, stmt: &Stmt<'_>) -> bool {
        let is_cell = |target: &Target| match target {
            Target::Var(var) => self.binding(*var).global.is_some(),
            Target::Attribute(..) | Target::Index(..) | Target::Slice(..) | Target::Tuple(..) => {
                true
            }
            Target::Unsupported(_) => false,
        };
        match &stmt.kind {
            StmtKind::Assign { targets, .. } => targets.iter().any(is_cell),
            StmtKind::Augmented { target, .. } => is_cell(target),
            _ => false,
        }
    }

    /// Whether a line may wait for a lock that it holds itself: it takes more than one, or calls what may take
    /// one while it holds one.
    pub(super) fn may_wait_for_itself(&self, line: &str, (from, to): (u32, u32)) -> bool {
        if !self.has_locks {
            return false;
        }
        // In braces it is let go of at once, and a guard of a `with` is one of Python's own.
        let all = line.matches(".lock()").count();
        let short = line.matches("{ *").count() + line.matches(".lock();").count();
        let held = all.saturating_sub(short);
        if held == 0
            || line.trim_start().starts_with("let _guard")
            || line.contains(" in { let mut ")
        {
            return false;
        }
        let assigns = line.trim_start().starts_with('*') && line.contains(".lock() = ");
        let is_crowded = if self.program.has_threads {
            held > 1
        } else {
            has_one_twice(line)
        };
        is_crowded
            || !assigns
                && self
                    .exprs_between(from, to)
                    .any(|it| self.may_lock(it) && !self.is_done_before(it, line))
    }

    /// Whether what a line calls has been called before it: it only names what came of that.
    fn is_done_before(&self, call: &crate::types::ir::Expr, line: &str) -> bool {
        // Another line of the statement names what is called.
        if let Kind::Call(func, _) = &call.kind
            && let Kind::Func(id) = self.kind(*func)
            && let Some(name) = self.func_names.get(id.at())
            && !crate::rust::contains_word(line, name)
        {
            return true;
        }
        self.computed.iter().any(|(id, code)| {
            let span = &self.program.expr(*id).span;
            let is_name = code.text.chars().all(|c| c.is_alphanumeric() || c == '_');
            span.start <= call.span.start
                && call.span.end <= span.end
                && is_name
                && crate::rust::contains_word(line, &code.text)
                && !line
                    .trim_start()
                    .starts_with(&format!("let {} =", code.text))
        })
    }
}

impl Translator<'_, '_> {
    /// A small value of the module that changes, as an item.
    pub(super) fn static_cell(&mut self, name: &str, rust: &str, value: &str) -> String {
        let cell = self.cell_name(true);
        if self.program.has_threads {
            return format!("static {name}: {cell}<{rust}> = {cell}::new({value});");
        }
        format!("thread_local! {{ static {name}: Cell<{rust}> = const {{ Cell::new({value}) }}; }}")
    }

    /// A value of the module that changes, as an item.
    pub(super) fn static_lock(&mut self, name: &str, rust: &str, value: &str) -> String {
        // The locks of tasks have that name where there are any.
        let is_taken = |it: &Ty| *it == Ty::Foreign("asyncio.Lock");
        let cell = if self.types.exprs.iter().any(|it| it.any(&is_taken)) {
            self.crates.insert("parking_lot");
            "parking_lot::Mutex"
        } else {
            self.import("parking_lot::Mutex");
            "Mutex"
        };
        if matches!(
            value,
            "Vec::new()" | "VecDeque::new()" | "String::new()" | "None"
        ) {
            return format!("static {name}: {cell}<{rust}> = {cell}::new({value});");
        }
        self.import("std::sync::LazyLock");
        format!("static {name}: LazyLock<{cell}<{rust}>> = LazyLock::new(|| {cell}::new({value}));")
    }
}

impl Translator<'_, '_> {
    /// A simple statement that looks at several locks, or at one of them more than once: each is taken once,
    /// before the statement, and let go of behind it.
    pub(super) fn open_locks(&mut self, stmt: &Stmt<'_>, lines: &[String]) -> Option<Vec<String>> {
        let calls = || {
            let mut exprs = self.exprs_between(stmt.start, stmt.end);
            exprs.any(|it| self.may_lock(it))
        };
        let [line] = lines else {
            return None;
        };
        let changes = line.contains("&mut ") || line.trim_start().starts_with('*');
        let is_look = matches!(stmt.kind, StmtKind::Expr(_)) && line.starts_with("print")
            || matches!(&stmt.kind, StmtKind::Assign { targets, .. }
                if matches!(targets.as_slice(), [Target::Var(var)] if self.binding(*var).global.is_none()));
        if !self.has_locks || !is_look || calls() || changes {
            return None;
        }
        let (mut opened, text, names) = self.named_locks(line)?;
        opened.push(text);
        opened.extend(names.iter().map(|it| format!("drop({it});")));
        Some(opened)
    }

    /// The locks that some Rust takes, each in a `let` of its own, the Rust that is left, and what the guards are
    /// called.
    fn named_locks(&mut self, line: &str) -> Option<(Vec<String>, String, Vec<String>)> {
        let mut places: Vec<String> = Vec::new();
        for (at, _) in line.match_indices(".lock()") {
            let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
            let start = line[..at]
                .rfind(|c: char| !is_part(c))
                .map_or(0, |it| it + 1);
            let place = line[start..at].to_owned();
            // What is taken before has to be there before.
            let root = place.split('.').next().unwrap_or_default();
            let is_there = root == "self"
                || is_screaming(root)
                || self
                    .declared
                    .iter()
                    .any(|it| self.binding(*it).name == root);
            if !is_there || line.contains(&format!("|{root}|")) {
                return None;
            }
            if !places.contains(&place) {
                places.push(place);
            }
        }
        // In one order everywhere, so that no two threads wait for each other.
        places.sort();
        let mut text = line.to_owned();
        let mut opened = Vec::new();
        let mut names = Vec::new();
        for place in &places {
            let stem = place.rsplit('.').next().unwrap_or(place).to_lowercase();
            let name = self.fresh(&stem);
            text = text
                .replace(&format!("{{ *{place}.lock() }}"), &format!("*{name}"))
                .replace(&format!("{place}.lock()"), &name);
            opened.push(format!("let {name} = {place}.lock();"));
            names.push(name);
        }
        if text.contains(".lock()") {
            return None;
        }
        Some((opened, text, names))
    }

    /// A condition that looks at several locks, or at one of them more than once, as a block that takes each once.
    pub(super) fn condition_of_locks(&mut self, test: ExprId, text: &str) -> Option<String> {
        let (from, to) = self.span_of(test);
        let calls = || self.exprs_between(from, to).any(|it| self.may_lock(it));
        let is_plain = !text.contains("let ") && !text.contains("&mut ");
        if !self.has_locks || !is_plain || !self.may_wait_for_itself(text, (from, to)) || calls() {
            return None;
        }
        let (opened, text, _) = self.named_locks(text)?;
        Some(format!("{{ {} {text} }}", opened.join(" ")))
    }
}

/// Whether a line takes one lock more than once.
fn has_one_twice(line: &str) -> bool {
    let mut places: Vec<&str> = line
        .match_indices(".lock()")
        .map(|(at, _)| {
            let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
            let start = line[..at].rfind(|c: char| !is_part(c));
            &line[start.map_or(0, |it| it + 1)..at]
        })
        .collect();
    let all = places.len();
    places.sort_unstable();
    places.dedup();
    places.len() < all
}
