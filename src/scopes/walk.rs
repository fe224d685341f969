//! The one walk over the tree: scopes, bindings and nodes.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, ExprContext, Operator, Pattern, Stmt};
use rustpython_text_size::{Ranged, TextRange};

use super::{Call, Clause, Comprehension, File, Node, Opener, Scope, ScopeId, With, spelling};
use crate::names::{self, Names, bare_name};
use crate::source::Source;
use crate::syntax::Syntax;

/// How far apart nodes and scopes are in ordinary code: enough to seldom reallocate.
const BYTES_PER_NODE: usize = 40;
const BYTES_PER_SCOPE: usize = 400;

pub(super) fn walk<'a>(source: &'a Source, syntax: &'a Syntax) -> File<'a> {
    let suite = syntax.suite();
    let mut walker = Walker {
        file: File {
            source,
            names: Names::of_imports(suite),
            scopes: Vec::with_capacity(source.text().len() / BYTES_PER_SCOPE + 1),
            nodes: Vec::with_capacity(source.text().len() / BYTES_PER_NODE + 1),
            uses: Vec::new(),
            functions: FxHashMap::default(),
            classes: FxHashMap::default(),
            assigned_calls: Vec::new(),
            locks: FxHashSet::default(),
            derived: FxHashMap::default(),
        },
        scope: ScopeId::MODULE,
        nested_functions: 0,
        assigned_to: None,
        is_with_item: false,
        is_statement: false,
        with: None,
    };
    walker.within(Opener::Module, |walker| walker.visit_body(suite));
    walker.file
}

struct Walker<'a> {
    file: File<'a>,
    scope: ScopeId,
    /// How many functions and lambdas are around.
    nested_functions: u32,
    /// How the very next expression stands, if it is a call.
    assigned_to: Option<&'a str>,
    is_with_item: bool,
    is_statement: bool,
    /// The innermost `with` around in the same function, class body or module: its node.
    with: Option<usize>,
}

impl<'a> Walker<'a> {
    fn current(&mut self) -> &mut Scope<'a> {
        &mut self.file.scopes[self.scope.index()]
    }

    fn push(&mut self, node: Node<'a>) {
        self.file.nodes.push((node, self.scope));
    }

    /// The scope that the next [`Walker::within`] opens.
    fn next_scope(&self) -> ScopeId {
        let index = self.file.scopes.len();
        ScopeId(u32::try_from(index).unwrap_or_else(|_| unreachable!("offsets are 32 bits wide")))
    }

    /// Opens a scope, lets `visit` fill it, and returns to the one around.
    fn within(&mut self, opener: Opener<'a>, visit: impl FnOnce(&mut Self)) -> ScopeId {
        let id = self.next_scope();
        let around = self.scope;
        let is_function = matches!(opener, Opener::Function(_) | Opener::Lambda(_));
        let nodes = self.file.nodes.len();
        let uses = self.file.uses.len();
        self.file.scopes.push(Scope {
            opener,
            parent: (id != ScopeId::MODULE).then_some(around),
            nodes: nodes..nodes,
            uses: uses..uses,
            bound: FxHashSet::default(),
            assigned: Vec::new(),
            globals: Vec::new(),
            nonlocals: Vec::new(),
            returns: Vec::new(),
            functions: Vec::new(),
            results: Vec::new(),
            yields: false,
        });
        self.scope = id;
        self.nested_functions += u32::from(is_function);
        let with = if matches!(opener, Opener::Comprehension) {
            self.with
        } else {
            None
        };
        let with = std::mem::replace(&mut self.with, with);
        visit(self);
        self.with = with;
        self.nested_functions -= u32::from(is_function);
        self.scope = around;
        let (nodes, uses) = (self.file.nodes.len(), self.file.uses.len());
        let scope = &mut self.file.scopes[id.index()];
        scope.nodes.end = nodes;
        scope.uses.end = uses;
        id
    }

    /// The innermost scope that is no comprehension: what `:=`, `yield` and `return` belong to.
    fn own(&mut self) -> &mut Scope<'a> {
        let id = self.file.own(self.scope);
        &mut self.file.scopes[id.index()]
    }

    fn bind_in(&mut self, scope: ScopeId, name: &'a str) {
        let scope = &mut self.file.scopes[scope.index()];
        if !matches!(scope.opener, Opener::Class(_)) {
            self.file.names.bind(name);
        }
        // Whatever no other scope binds is the module's.
        if !matches!(scope.opener, Opener::Module) {
            scope.bound.insert(name);
        }
    }

    fn bind(&mut self, name: &'a str) {
        self.bind_in(self.scope, name);
    }

    fn bind_parameters(&mut self, parameters: &'a ast::Parameters) {
        for parameter in parameters {
            self.bind(parameter.name().as_str());
        }
    }

    /// What is evaluated around a function: its annotations and defaults.
    fn visit_signature(&mut self, parameters: &'a ast::Parameters) {
        for parameter in parameters {
            if let Some(annotation) = parameter.annotation() {
                self.push(Node::Annotation(annotation));
                self.visit_expr(annotation);
            }
            if let Some(default) = parameter.default() {
                self.visit_expr(default);
            }
        }
    }

    fn visit_function(&mut self, stmt: &'a ast::StmtFunctionDef) {
        let name = stmt.name.as_str();
        self.visit_decorators(&stmt.decorator_list, name);
        self.bind(name);
        let node = self.file.nodes.len();
        self.push(Node::Function(stmt, ScopeId::MODULE));
        self.visit_signature(&stmt.parameters);
        if let Some(returns) = &stmt.returns {
            self.push(Node::Annotation(returns));
            self.visit_expr(returns);
        }
        if let Some(parameters) = &stmt.type_params {
            self.visit_type_params(parameters);
        }
        let id = self.within(Opener::Function(stmt), |walker| {
            walker.bind_type_params(stmt.type_params.as_deref());
            walker.bind_parameters(&stmt.parameters);
            walker.visit_body(&stmt.body);
        });
        self.file.nodes[node].0 = Node::Function(stmt, id);
        self.file.functions.entry(name).or_default().push(id);
        self.current().functions.push(id);
    }

    fn visit_class(&mut self, stmt: &'a ast::StmtClassDef) {
        let name = stmt.name.as_str();
        self.visit_decorators(&stmt.decorator_list, name);
        self.bind(name);
        let node = self.file.nodes.len();
        self.push(Node::Class(stmt, ScopeId::MODULE));
        if let Some(arguments) = &stmt.arguments {
            self.visit_arguments(arguments);
        }
        if let Some(parameters) = &stmt.type_params {
            self.visit_type_params(parameters);
            // They belong to a scope around the class body, which binds them for the file.
            for parameter in parameters.iter() {
                self.file.names.bind(parameter.name().as_str());
            }
        }
        let id = self.within(Opener::Class(stmt), |walker| walker.visit_body(&stmt.body));
        self.file.nodes[node].0 = Node::Class(stmt, id);
        self.file.classes.entry(name).or_default().push(id);
    }

    fn visit_decorators(&mut self, decorators: &'a [ast::Decorator], decorated: &'a str) {
        for decorator in decorators {
            self.push(Node::Decorator(&decorator.expression, decorated));
            self.visit_expr(&decorator.expression);
        }
    }

    fn bind_type_params(&mut self, parameters: Option<&'a ast::TypeParams>) {
        for parameter in parameters
            .into_iter()
            .flat_map(|parameters| parameters.iter())
        {
            self.bind(parameter.name().as_str());
        }
    }

    /// A comprehension: its first iterable is evaluated in the scope around it.
    fn visit_comprehension_expr(
        &mut self,
        node: &'a Expr,
        generators: &'a [ast::Comprehension],
        range: TextRange,
        results: [Option<&'a Expr>; 2],
    ) {
        self.push(Node::Comprehension(Comprehension {
            node,
            generators,
            range,
        }));
        if let Some(first) = generators.first() {
            self.visit_expr(&first.iter);
        }
        self.within(Opener::Comprehension, |walker| {
            for (index, generator) in generators.iter().enumerate() {
                walker.visit_expr(&generator.target);
                if index > 0 {
                    walker.visit_expr(&generator.iter);
                }
                generator
                    .ifs
                    .iter()
                    .for_each(|test| walker.visit_expr(test));
            }
            results
                .into_iter()
                .flatten()
                .for_each(|result| walker.visit_expr(result));
        });
    }

    fn visit_call(&mut self, node: &'a ast::ExprCall) {
        let call = Call {
            node,
            assigned_to: self.assigned_to.take(),
            is_with_item: std::mem::take(&mut self.is_with_item),
            is_statement: std::mem::take(&mut self.is_statement),
        };
        self.push(Node::Call(call));
        self.visit_expr(&node.func);
        match (&*node.arguments.args, &*node.arguments.keywords) {
            // A bare generator begins at the call's own parenthesis (idioms.md, "Ids and places").
            ([expr @ Expr::Generator(generator)], []) if !generator.parenthesized => {
                let range = node.arguments.range();
                let results = [Some(&*generator.elt), None];
                self.visit_comprehension_expr(expr, &generator.generators, range, results);
            }
            _ => self.visit_arguments(&node.arguments),
        }
    }

    /// `=` with these targets, or an annotated name with a value.
    fn visit_assignment(&mut self, targets: &'a [Expr], value: &'a Expr) {
        for target in targets {
            self.note_assigned(target);
            self.note_assigned_call(target, value);
            if let (Some(name), Expr::Call(call)) = (bare_name(target), value) {
                self.own().results.push((name, call));
            }
        }
    }

    fn note_assigned_call(&mut self, target: &'a Expr, value: &'a Expr) {
        if let (Some(spelling), Expr::Call(call)) = (spelling(target), value) {
            self.file.assigned_calls.push((spelling, call));
        }
    }

    /// Notes the names in an assignment's target, also inside tuples and lists.
    fn note_assigned(&mut self, target: &'a Expr) {
        match target {
            Expr::Name(name) => {
                let id = self.file.own(self.scope);
                self.file.scopes[id.index()].assigned.push(name.id.as_str());
            }
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|elt| self.note_assigned(elt)),
            Expr::List(list) => list.elts.iter().for_each(|elt| self.note_assigned(elt)),
            Expr::Starred(starred) => self.note_assigned(&starred.value),
            _ => {}
        }
    }

    fn visit_simple(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Assign(assign) => {
                self.visit_assignment(&assign.targets, &assign.value);
                if let ([target], Expr::Call(_)) = (assign.targets.as_slice(), &*assign.value) {
                    self.assigned_to = subject_of(target);
                }
            }
            Stmt::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    self.visit_assignment(std::slice::from_ref(&*assign.target), value);
                }
                self.push(Node::Annotation(&assign.annotation));
            }
            Stmt::Expr(expr) => self.is_statement = expr.value.is_call_expr(),
            Stmt::Return(stmt) => {
                if let Some(value) = &stmt.value {
                    self.own().returns.push(value);
                }
            }
            Stmt::Global(global) => {
                let names = global.names.iter().map(ast::Identifier::as_str);
                self.current().globals.extend(names);
            }
            Stmt::Nonlocal(nonlocal) => {
                let names = nonlocal.names.iter().map(ast::Identifier::as_str);
                self.current().nonlocals.extend(names);
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.bind(names::root_of(name.as_str()));
                }
            }
            Stmt::ImportFrom(import) => {
                for (local, _) in names::imported_names(import) {
                    self.bind(local);
                }
            }
            Stmt::TypeAlias(alias) => {
                for parameter in alias
                    .type_params
                    .iter()
                    .flat_map(|parameters| parameters.iter())
                {
                    self.file.names.bind(parameter.name().as_str());
                }
            }
            _ => {}
        }
    }

    /// A bare name; one that is assigned is bound in `scope`.
    fn visit_name(&mut self, expr: &'a Expr, name: &'a ast::ExprName, scope: ScopeId) {
        let id = name.id.as_str();
        if name.ctx == ExprContext::Store {
            self.bind_in(scope, id);
        }
        // Only code in a nested function can refer to what the one around it binds.
        if self.nested_functions > 1 {
            self.file.uses.push((id, self.scope));
        }
        if self.file.names.is_watched(id) {
            self.push(Node::Expr(expr));
        }
    }

    fn visit_if(&mut self, stmt: &'a ast::StmtIf) {
        let range = stmt.range();
        self.push(Node::If(Clause {
            test: &stmt.test,
            body: &stmt.body,
            range,
        }));
        self.visit_expr(&stmt.test);
        self.visit_body(&stmt.body);
        for clause in &stmt.elif_else_clauses {
            if let Some(test) = &clause.test {
                let range = clause.range();
                self.push(Node::If(Clause {
                    test,
                    body: &clause.body,
                    range,
                }));
                self.visit_expr(test);
            }
            self.visit_body(&clause.body);
        }
    }

    fn visit_with(&mut self, stmt: &'a ast::StmtWith) {
        let outer = self.with.replace(self.file.nodes.len());
        self.push(Node::With(With { node: stmt, outer }));
        for item in &stmt.items {
            if let (Expr::Call(call), Some(target)) = (&item.context_expr, &item.optional_vars)
                && let Some(name) = bare_name(target)
            {
                self.own().results.push((name, call));
            }
            self.is_with_item = item.context_expr.is_call_expr();
            self.visit_expr(&item.context_expr);
            if let Some(target) = &item.optional_vars {
                self.visit_expr(target);
            }
        }
        self.visit_body(&stmt.body);
        self.with = outer;
    }
}

/// The variable or attribute that an assignment is about; its target holds no call.
fn subject_of(target: &Expr) -> Option<&str> {
    match target {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Attribute(attribute) if attribute.value.is_name_expr() => {
            Some(attribute.attr.as_str())
        }
        _ => None,
    }
}

impl<'a> SourceOrderVisitor<'a> for Walker<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(stmt) => return self.visit_function(stmt),
            Stmt::ClassDef(stmt) => return self.visit_class(stmt),
            Stmt::If(stmt) => return self.visit_if(stmt),
            Stmt::With(stmt) => return self.visit_with(stmt),
            Stmt::Try(stmt) => self.push(Node::Try(stmt)),
            Stmt::For(stmt) => self.push(Node::For(stmt)),
            // No idiom is about these as statements.
            Stmt::Expr(_)
            | Stmt::Return(_)
            | Stmt::Pass(_)
            | Stmt::Break(_)
            | Stmt::Continue(_)
            | Stmt::IpyEscapeCommand(_) => {}
            _ => self.push(Node::Stmt(stmt)),
        }
        self.visit_simple(stmt);
        source_order::walk_stmt(self, stmt);
        (self.assigned_to, self.is_statement) = (None, false);
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(clause) = handler;
        self.push(Node::Except(clause));
        if let Some(name) = &clause.name {
            self.bind(name.as_str());
        }
        source_order::walk_except_handler(self, handler);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        let name = match pattern {
            Pattern::MatchAs(pattern) => pattern.name.as_ref(),
            Pattern::MatchStar(pattern) => pattern.name.as_ref(),
            Pattern::MatchMapping(pattern) => pattern.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = name {
            self.bind(name.as_str());
        }
        source_order::walk_pattern(self, pattern);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Call(call) => return self.visit_call(call),
            Expr::Name(name) => return self.visit_name(expr, name, self.scope),
            Expr::Attribute(attribute) => {
                if matches!(attribute.attr.as_str(), "environ" | "argv") {
                    self.push(Node::Expr(expr));
                }
            }
            Expr::ListComp(list) => {
                let results = [Some(&*list.elt), None];
                return self.visit_comprehension_expr(expr, &list.generators, list.range, results);
            }
            Expr::SetComp(set) => {
                let results = [Some(&*set.elt), None];
                return self.visit_comprehension_expr(expr, &set.generators, set.range, results);
            }
            Expr::DictComp(dict) => {
                let results = [Some(&*dict.key), Some(&*dict.value)];
                return self.visit_comprehension_expr(expr, &dict.generators, dict.range, results);
            }
            Expr::Generator(generator) => {
                let (generators, range) = (&generator.generators, generator.range);
                let results = [Some(&*generator.elt), None];
                return self.visit_comprehension_expr(expr, generators, range, results);
            }
            Expr::Lambda(lambda) => {
                self.push(Node::Expr(expr));
                if let Some(parameters) = &lambda.parameters {
                    self.visit_signature(parameters);
                }
                self.within(Opener::Lambda(lambda), |walker| {
                    if let Some(parameters) = &lambda.parameters {
                        walker.bind_parameters(parameters);
                    }
                    walker.visit_expr(&lambda.body);
                });
                return;
            }
            Expr::Named(named) => {
                self.push(Node::Expr(expr));
                self.note_assigned(&named.target);
                self.note_assigned_call(&named.target, &named.value);
                if let Expr::Name(name) = &*named.target {
                    self.visit_name(&named.target, name, self.file.own(self.scope));
                }
                self.visit_expr(&named.value);
                return;
            }
            Expr::Yield(_) => self.own().yields = true,
            Expr::YieldFrom(_) => {
                self.own().yields = true;
                self.push(Node::Expr(expr));
            }
            Expr::BinOp(operation) => {
                if matches!(
                    operation.op,
                    Operator::Pow | Operator::LShift | Operator::RShift | Operator::Mod
                ) {
                    self.push(Node::Expr(expr));
                }
            }
            Expr::Subscript(subscript) => {
                if matches!(&*subscript.slice, Expr::Slice(_) | Expr::UnaryOp(_)) {
                    self.push(Node::Expr(expr));
                }
            }
            Expr::If(_)
            | Expr::Await(_)
            | Expr::Compare(_)
            | Expr::FString(_)
            | Expr::TString(_)
            | Expr::BytesLiteral(_) => self.push(Node::Expr(expr)),
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}
